import { ObjectId, type Document } from 'bson';
import { runPipeline } from '../../src/semantics/index';
import { decimal, int } from './support';

export const ana = new ObjectId('65f000000000000000000001');
const collections: Record<string, Document[]> = {
  people: [
    { _id: ana, name: 'Ana', tags: ['x', 'y'] },
    { _id: new ObjectId('65f000000000000000000002'), name: 'Bo', tags: ['y'] },
    { _id: null, name: 'Nobody' },
  ],
};
export const sales = (): Document[] => [
  { _id: 1, item: 'a', qty: int(2), price: decimal('1.10'), by: ana, tags: ['p', 'q'] },
  { _id: 2, item: 'b', qty: int(1), price: decimal('2.20'), by: null, tags: [] },
  { _id: 3, item: 'a', qty: int(5), price: decimal('3.30'), by: ana },
  { _id: 4, item: 'c', qty: int(4), price: decimal('4.40'), tags: 'r' },
];

export function run(docs: Iterable<Document>, pipeline: Document[], more: Document = {}): Document[] {
  const collection = (name: string) => collections[name] ?? [];
  return [...runPipeline(docs, pipeline, { collection, now: new Date(0), ...more })];
}

/** The stage (its page in the manual); pipeline over the sales; result. */
