/** Items of one day. */
export type DayBatch<Item> = { day: string; items: Item[] };

/** Consecutive items of the same day, put together; the order stays as it is. */
export function groupByDay<Item extends { day: string }>(items: Item[]): DayBatch<Item>[] {
  const batches: DayBatch<Item>[] = [];
  for (const item of items) {
    const last = batches.at(-1);
    if (last?.day === item.day) last.items.push(item);
    else batches.push({ day: item.day, items: [item] });
  }
  return batches;
}
