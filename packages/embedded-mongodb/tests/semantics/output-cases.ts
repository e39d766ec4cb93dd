import { type Document } from 'bson';
import { int, refused } from './support';

/** What is read, and what is there already in the collection that is written to. */
export const source: Document[] = [
  { _id: 1, k: 'a', n: 10 },
  { _id: 2, k: 'b', n: 20 },
  { _id: 9, k: 'z', n: 90 },
];
export const target: Document[] = [
  { _id: 1, k: 'a', old: true },
  { _id: 5, k: 'b', old: true },
];
const [one, two, nine] = source;
const [oldOne, oldFive] = target;
const into = 'target';

/** Manual page; stages over the source; the target afterwards, by `_id`, or a refusal. */
export const outputCases: [page: string, pipeline: Document[], expected: unknown][] = [
  ['$out', [{ $match: { n: { $lt: 50 } } }, { $out: into }], [one, two]],
  ['$out', [{ $out: { db: 'test', coll: into } }], [one, two, nine]],
  ['$out: nothing to write empties the collection', [{ $match: { n: 0 } }, { $out: into }], []],
  [
    '$out',
    [{ $project: { n: 1, _id: 0 } }, { $limit: 1 }, { $set: { _id: 7 } }, { $out: into }],
    [{ _id: 7, n: 10 }],
  ],
  ['$out: a unique index stays', [{ $set: { k: 'same' } }, { $out: into }], refused(11000, /duplicate key/)],
  ['$out', [{ $out: { db: 'test' } }], refused(40414, /coll/)],
  ['$out', [{ $out: 5 }], refused(14, /\$out/)],
  ['$merge', [{ $merge: into }], refused(11000, /duplicate key/)],
  [
    '$merge: by _id, merged and inserted',
    [{ $match: { _id: { $ne: 2 } } }, { $merge: { into } }],
    [{ _id: 1, k: 'a', old: true, n: 10 }, oldFive, nine],
  ],
  [
    '$merge: on',
    [{ $unset: '_id' }, { $match: { n: { $lt: 50 } } }, { $merge: { into, on: 'k' } }],
    [
      { _id: 1, k: 'a', old: true, n: 10 },
      { _id: 5, k: 'b', old: true, n: 20 },
    ],
  ],
  [
    '$merge: whenMatched replace',
    [{ $unset: '_id' }, { $match: { k: 'b' } }, { $merge: { into, on: ['k'], whenMatched: 'replace' } }],
    [oldOne, { _id: 5, k: 'b', n: 20 }],
  ],
  [
    '$merge: whenMatched keepExisting',
    [{ $match: { k: { $in: ['a', 'z'] } } }, { $merge: { into, whenMatched: 'keepExisting' } }],
    [oldOne, oldFive, nine],
  ],
  ['$merge: whenMatched fail', [{ $merge: { into, whenMatched: 'fail' } }], refused(11000, /duplicate key/)],
  [
    '$merge: whenMatched a pipeline',
    [
      { $match: { _id: 1 } },
      { $merge: { into, whenMatched: [{ $set: { n: { $add: ['$$new.n', int(1)] }, was: '$old' } }] } },
    ],
    [{ _id: 1, k: 'a', old: true, n: 11, was: true }, oldFive],
  ],
  [
    '$merge: let',
    [
      { $match: { _id: 1 } },
      { $merge: { into, let: { m: '$n' }, whenMatched: [{ $replaceWith: { k: '$k', m: '$$m' } }] } },
    ],
    [{ _id: 1, k: 'a', m: 10 }, oldFive],
  ],
  [
    '$merge: whenNotMatched discard',
    [{ $match: { k: 'z' } }, { $merge: { into, whenNotMatched: 'discard' } }],
    target,
  ],
  [
    '$merge: whenNotMatched fail',
    [{ $match: { k: 'z' } }, { $merge: { into, whenNotMatched: 'fail' } }],
    refused(13113, /could not find a matching document/),
  ],
  ['$merge: on needs a unique index', [{ $merge: { into, on: 'n' } }], refused(51183, /unique/)],
  [
    '$merge: on is missing',
    [{ $unset: 'k' }, { $merge: { into, on: 'k' } }],
    refused(51132, /missing or null/),
  ],
  [
    '$merge: on is an array',
    [{ $set: { k: [1, 2] } }, { $merge: { into, on: 'k' } }],
    refused(51185, /array/),
  ],
  [
    '$merge: _id is immutable',
    [{ $match: { k: 'b' } }, { $merge: { into, on: 'k' } }],
    refused(66, /immutable field '_id'/),
  ],
  ['$merge', [{ $merge: { into, whenMatched: 'forget' } }], refused(2, /'forget'/)],
  ['$merge', [{ $merge: { into, whenNotMatched: 'forget' } }], refused(14, /one of insert/)],
  ['$merge', [{ $merge: { into, let: { a: 1 } } }], refused(51199, /let/)],
  ['$merge', [{ $merge: { into, on: [] } }], refused(51187, /'on' must be/)],
  ['$merge', [{ $merge: { into, on: [1] } }], refused(51187, /'on' must be/)],
  ['$merge', [{ $merge: { into, on: 1 } }], refused(51187, /'on' must be/)],
  [
    '$merge: modes that exclude one another',
    [{ $merge: { into, whenMatched: 'keepExisting', whenNotMatched: 'fail' } }],
    refused(51181, /keepExisting/),
  ],
  [
    '$merge: on below an array',
    [{ $set: { k: [{ a: 'b' }] } }, { $merge: { into, on: 'k.a' } }],
    refused(51183, /unique/),
  ],
  [
    '$merge: _id is null',
    [{ $group: { _id: null } }, { $merge: into }],
    refused(51132, /'_id' is missing or null/),
  ],
  [
    '$merge: a replacement with an operator for a name',
    [{ $match: { _id: 1 } }, { $replaceWith: { $literal: { _id: 1, $k: 1 } } }, { $merge: { into } }],
    refused(52, /'\$k'/),
  ],
  [
    '$merge: new means the new document',
    [{ $merge: { into, let: { new: '$n' }, whenMatched: [{ $set: { n: '$$new' } }] } }],
    refused(51273, /new/),
  ],
  ['$merge', [{ $merge: { into, whenMatched: [{ $group: { _id: 1 } }] } }], refused(72, /\$group/)],
];
