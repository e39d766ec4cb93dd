/** Where a list that is sorted by an instant goes on: after this instant, then after this id. */
export type InstantCursor = { at: Date; id: string };

/** A cursor as it travels in `?before=`: `<epoch ms>.<id>`. */
export const formatInstantCursor = ({ at, id }: InstantCursor): string => `${at.getTime()}.${id}`;

/** Reads a cursor from outside; null for anything that `formatInstantCursor` would not have written. */
export function parseInstantCursor(value: unknown): InstantCursor | null {
  const match = typeof value === 'string' ? /^(0|[1-9]\d{0,14})\.([0-9a-f]{24})$/.exec(value) : null;
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
}
