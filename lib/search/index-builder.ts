import { segmentSteps } from './build-segment';
import type { IndexSegment } from './index-segment';
import type { SearchDocument } from './search-types';

/** A segment must fit into one document of the database (16 MB), with much to spare. */
export const segmentLimits = { documents: 8192, characters: 8_000_000 } as const;
const sliceMs = 10;

/** Builds segments out of a stream of texts, in slices, so that pages are answered meanwhile. */
export async function* buildSegments(batches: AsyncIterable<SearchDocument[]>): AsyncGenerator<IndexSegment> {
  let waiting: SearchDocument[] = [];
  let characters = 0;
  for await (const batch of batches) {
    for (const document of batch) {
      waiting.push(document);
      characters += document.title.length + document.summary.length + document.body.length;
      if (waiting.length < segmentLimits.documents && characters < segmentLimits.characters) continue;
      yield await inSlices(segmentSteps(waiting));
      waiting = [];
      characters = 0;
    }
  }
  if (waiting.length > 0) yield await inSlices(segmentSteps(waiting));
}

async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let until = performance.now() + sliceMs;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    until = performance.now() + sliceMs;
  }
}
