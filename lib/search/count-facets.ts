import { idAt, type IndexSegment } from './index-segment';
import { searchKinds, type FacetCounts, type SearchFilter } from './search-types';

/**
 * Of the documents that `hits` marks: calls `keep` with those that pass the filter, and adds to `counts` what each
 * choice of one filter would give while the others stay.
 */
export function filterAndCount(
  segment: IndexSegment,
  hits: Uint8Array,
  filter: SearchFilter,
  counts: FacetCounts,
  keep: (document: number) => void,
): void {
  // Plain arrays while counting: a look-up in a map for each of 100,000 hits would cost more than finding them.
  const topicCounts = new Uint32Array(segment.topicIds.length / 24);
  const yearCounts = new Uint32Array(10_000);
  const kindCounts = new Uint32Array(searchKinds.length);
  const topicNumber = filter.topicId === null ? -1 : topicNumberOf(segment, filter.topicId);
  const kindNumber = filter.kind === null ? -1 : searchKinds.indexOf(filter.kind);
  for (let document = 0; document < hits.length; document += 1) {
    if (hits[document] === 0) continue;
    const kind = segment.kinds[document] ?? 0;
    const year = Math.floor((segment.days[document] ?? 0) / 10_000);
    const from = segment.topicStarts[document] ?? 0;
    const to = segment.topicStarts[document + 1] ?? 0;
    const ofKind = kindNumber < 0 || kindNumber === kind;
    const ofYear = filter.year === null || filter.year === year;
    const ofTopic = filter.topicId === null || segment.topics.subarray(from, to).includes(topicNumber);
    if (ofYear && ofTopic) kindCounts[kind] = (kindCounts[kind] ?? 0) + 1;
    if (ofKind && ofTopic && year > 0) yearCounts[year] = (yearCounts[year] ?? 0) + 1;
    if (ofKind && ofYear) {
      for (let at = from; at < to; at += 1) {
        const topic = segment.topics[at] ?? 0;
        topicCounts[topic] = (topicCounts[topic] ?? 0) + 1;
      }
    }
    if (ofKind && ofYear && ofTopic) keep(document);
  }
  eachCount(topicCounts, (number, count) => increase(counts.topics, idAt(segment.topicIds, number), count));
  eachCount(yearCounts, (year, count) => increase(counts.years, year, count));
  eachCount(kindCounts, (number, count) => increase(counts.kinds, searchKinds[number] ?? 'news', count));
}

function eachCount(all: Uint32Array, found: (number: number, count: number) => void): void {
  all.forEach((count, number) => {
    if (count > 0) found(number, count);
  });
}

function topicNumberOf(segment: IndexSegment, id: string): number {
  for (let number = 0; number < segment.topicIds.length / 24; number += 1)
    if (idAt(segment.topicIds, number) === id) return number;
  return -1;
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
