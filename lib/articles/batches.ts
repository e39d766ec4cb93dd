import type { Bulletin } from './article-types';

type Dated = { day: string; bulletin: Bulletin | null };

/** Items that went out together: under one day, or in one bulletin. */
export type Batch<Item> = Dated & { items: Item[] };

/** True where two items belong to one batch. */
export function sameBatch(one: Dated, other: Dated): boolean {
  if (one.bulletin || other.bulletin) return one.bulletin?.number === other.bulletin?.number;
  return one.day === other.day;
}

/** Consecutive items of one batch, put together; the order stays as it is. */
export function groupIntoBatches<Item extends Dated>(items: Item[]): Batch<Item>[] {
  const batches: Batch<Item>[] = [];
  for (const item of items) {
    const last = batches.at(-1);
    if (last && sameBatch(last, item)) last.items.push(item);
    else batches.push({ day: item.day, bulletin: item.bulletin, items: [item] });
  }
  return batches;
}
