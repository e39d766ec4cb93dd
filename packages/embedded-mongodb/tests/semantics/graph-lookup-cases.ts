import { type Document } from 'bson';
import { long, refused } from './support';

/** Who reports to whom; the collection that the cases look into. */
export const staff: Document[] = [
  { _id: 1, name: 'Ana' },
  { _id: 2, name: 'Bo', to: 'Ana' },
  { _id: 3, name: 'Cy', to: 'Bo' },
  { _id: 4, name: 'Di', to: ['Bo', 'Cy'] },
  { _id: 5, name: 'Ed', to: 'Ed' },
];

const chain = {
  from: 'staff',
  startWith: '$to',
  connectFromField: 'to',
  connectToField: 'name',
  as: 'above',
};

/** Manual page; operand; the `_id`s found for each of the staff, or a refusal. */
export const graphLookupCases: [page: string, operand: Document, expected: unknown][] = [
  ['$graphLookup', chain, [[], [1], [2, 1], [2, 3, 1], [5]]],
  ['$graphLookup: maxDepth', { ...chain, maxDepth: 0 }, [[], [1], [2], [2, 3], [5]]],
  [
    '$graphLookup: restrictSearchWithMatch',
    { ...chain, restrictSearchWithMatch: { name: { $ne: 'Bo' } } },
    [[], [1], [], [3], [5]],
  ],
  ['$graphLookup: startWith an array', { ...chain, startWith: ['Ana', 'Cy'] }, Array(5).fill([1, 3, 2])],
  ['$graphLookup: a missing start', { ...chain, startWith: '$nothing' }, [[], [], [], [], []]],
  [
    '$graphLookup: null is not a missing field',
    { ...chain, startWith: null, connectToField: 'to' },
    [[], [], [], [], []],
  ],
  ['$graphLookup: no such collection', { ...chain, from: 'nobody' }, [[], [], [], [], []]],
  ['$graphLookup', { ...chain, connectToField: '$name' }, refused(2, /start with '\$'/)],
  ['$graphLookup', { ...chain, as: '$above' }, refused(2, /start with '\$'/)],
  ['$graphLookup', { ...chain, maxDepth: -1 }, refused(14, /maxDepth/)],
  ['$graphLookup', { ...chain, depthField: 5 }, refused(14, /depthField/)],
  ['$graphLookup', { ...chain, more: 1 }, refused(40415, /more/)],
  ['$graphLookup', { from: 'staff' }, refused(40414, /startWith/)],
  ['$graphLookup', { ...chain, restrictSearchWithMatch: 1 }, refused(14, /restrictSearchWithMatch/)],
];

/** The depth of each match, nearest first. */
export const depths = { operand: { ...chain, depthField: 'far.away' }, expected: [long(0), long(1)] };
