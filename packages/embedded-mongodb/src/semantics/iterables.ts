/** What a function makes of each item, one by one as they are asked for. */
export function* mapped<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item);
}

export function* filtered<T>(items: Iterable<T>, test: (item: T) => boolean): Generator<T> {
  for (const item of items) if (test(item)) yield item;
}

/** The items without the first few, and no more than the limit; no further ones are asked for. */
export function* sliced<T>(items: Iterable<T>, skip: number, limit: number): Generator<T> {
  let position = 0;
  for (const item of items) {
    if (position++ < skip) continue;
    yield item;
    if (position >= skip + limit) return;
  }
}

/** How many there are, without keeping them. */
export function lengthOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let length = 0;
  while (!iterator.next().done) length++;
  return length;
}
