import mongoose, { type Types } from 'mongoose';

/** Where a list that is sorted by an instant goes on: after this instant, then after this id. */
export type InstantCursor = { at: Date; id: string };

/** A cursor as it travels in `?before=`: `<epoch ms>.<id>`. */
export const formatInstantCursor = ({ at, id }: InstantCursor): string => `${at.getTime()}.${id}`;

/** Reads a cursor from outside; null for anything that `formatInstantCursor` would not have written. */
export function parseInstantCursor(value: unknown): InstantCursor | null {
  const match = typeof value === 'string' ? /^(0|[1-9]\d{0,14})\.([0-9a-f]{24})$/.exec(value) : null;
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
}

/**
 * A filter for what lies beyond the cursor in a list that is sorted by `field` and `_id`, newest first: what comes
 * after it, or with `newer` what comes before it.
 */
export function afterCursor(
  field: string,
  cursor: InstantCursor | null,
  side: 'older' | 'newer' = 'older',
): Record<string, unknown> {
  if (!cursor) return {};
  const past = side === 'older' ? '$lt' : '$gt';
  return {
    [field]: mongoose.trusted({ [`${past}e`]: cursor.at }),
    $or: [
      { [field]: mongoose.trusted({ [past]: cursor.at }) },
      { [field]: cursor.at, _id: mongoose.trusted({ [past]: new mongoose.Types.ObjectId(cursor.id) }) },
    ],
  };
}

/** Of rows that were asked for with one more than the page holds: the page, and the cursor of the next, if any. */
export function cutPage<Row extends { _id: Types.ObjectId }>(
  rows: Row[],
  limit: number,
  at: (row: Row) => Date,
): { shown: Row[]; older: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const goesOn = rows.length > limit && last;
  return { shown, older: goesOn ? formatInstantCursor({ at: at(last), id: last._id.toHexString() }) : null };
}
