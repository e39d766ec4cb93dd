import { fieldWeight, placesOf, type IndexSegment } from './index-segment';
import { searchKinds, type SearchDocument } from './search-types';
import { VarintWriter } from './varint';
import { wordsOf } from './words';

const lastPlace = 65_535;
const wordsAStep = 500;

/** Where a word stands: document and place by turns, in rising order. */
type Occurrences = Map<string, number[]>;

/** Builds a segment in one go; for a few documents. */
export function buildSegment(documents: SearchDocument[]): IndexSegment {
  const steps = segmentSteps(documents);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Builds a segment in steps of a few milliseconds, so that whoever builds a large one can do other work between. */
export function* segmentSteps(documents: SearchDocument[]): Generator<void, IndexSegment> {
  const occurrences: Occurrences = new Map();
  const lengths = new Uint32Array(documents.length);
  for (const [number, document] of documents.entries()) {
    lengths[number] = addDocument(occurrences, number, document);
    yield;
  }
  const encoded = yield* encodeWords(occurrences);
  return { ...encoded, ...documentColumns(documents), lengths };
}

/** Notes every word of a document; returns how many there are. */
function addDocument(occurrences: Occurrences, number: number, document: SearchDocument): number {
  let length = 0;
  for (const field of ['title', 'summary', 'body'] as const) {
    const end = field === 'title' ? placesOf.summary : field === 'summary' ? placesOf.body : lastPlace;
    const words = wordsOf(document[field]);
    length += words.length;
    // The last place of a field stays empty, so that no phrase reaches over into the next.
    for (const [index, { word }] of words.slice(0, end - placesOf[field] - 1).entries()) {
      const place = placesOf[field] + index;
      const list = occurrences.get(word);
      if (list) list.push(number, place);
      else occurrences.set(word, [number, place]);
    }
  }
  return length;
}

function* encodeWords(occurrences: Occurrences) {
  const words = [...occurrences.keys()].sort();
  const starts = () => new Uint32Array(words.length + 1);
  const [wordStarts, postingStarts, placeStarts] = [starts(), starts(), starts()];
  const frequencies = new Uint32Array(words.length);
  const postings = new VarintWriter();
  const places = new VarintWriter();
  for (const [index, word] of words.entries()) {
    frequencies[index] = encodeWord(occurrences.get(word) ?? [], postings, places);
    wordStarts[index + 1] = (wordStarts[index] ?? 0) + word.length;
    postingStarts[index + 1] = postings.length;
    placeStarts[index + 1] = places.length;
    if (index % wordsAStep === 0) yield;
  }
  return {
    words: words.join(''),
    wordStarts,
    frequencies,
    postings: postings.done(),
    postingStarts,
    places: places.done(),
    placeStarts,
  };
}

/** Writes one word's postings and places; returns in how many documents it stands. */
function encodeWord(pairs: number[], postings: VarintWriter, places: VarintWriter): number {
  let documents = 0;
  let previous = 0;
  for (let at = 0; at < pairs.length;) {
    const document = pairs[at] ?? 0;
    let end = at;
    let weight = 0;
    for (; end < pairs.length && pairs[end] === document; end += 2)
      weight += fieldWeight(pairs[end + 1] ?? 0);
    postings.write(document - previous);
    postings.write(weight);
    places.write((end - at) / 2);
    let place = 0;
    for (; at < end; at += 2) {
      places.write((pairs[at + 1] ?? 0) - place);
      place = pairs[at + 1] ?? 0;
    }
    previous = document;
    documents += 1;
  }
  return documents;
}

function documentColumns(documents: SearchDocument[]) {
  const topicNumbers = new Map<string, number>();
  const topics: number[] = [];
  const topicStarts = new Uint32Array(documents.length + 1);
  documents.forEach(({ topicIds }, number) => {
    for (const id of new Set(topicIds)) {
      if (!topicNumbers.has(id)) topicNumbers.set(id, topicNumbers.size);
      topics.push(topicNumbers.get(id) ?? 0);
    }
    topicStarts[number + 1] = topics.length;
  });
  return {
    ids: documents.map(({ id }) => id).join(''),
    kinds: Uint8Array.from(documents, ({ kind }) => searchKinds.indexOf(kind)),
    days: Uint32Array.from(documents, ({ day }) => Number(day?.replaceAll('-', '') ?? 0)),
    updatedAt: Float64Array.from(documents, ({ updatedAt }) => updatedAt),
    topicIds: [...topicNumbers.keys()].join(''),
    topics: Uint16Array.from(topics),
    topicStarts,
  };
}
