import { type Document } from 'bson';
import { ana } from './pipeline-sales';
import { decimal, int, long } from './support';

export const pipelineCases: [page: string, pipeline: Document[], expected: unknown][] = [
  [
    '$match',
    [{ $match: { qty: { $gt: 3 } } }, { $project: { item: 1 } }],
    [
      { _id: 3, item: 'a' },
      { _id: 4, item: 'c' },
    ],
  ],
  [
    '$project',
    [{ $limit: 1 }, { $project: { _id: 0, total: { $multiply: ['$qty', '$price'] } } }],
    [{ total: decimal('2.20') }],
  ],
  [
    '$set',
    [
      { $match: { _id: 4 } },
      { $set: { item: 'z', 'x.y': 1, tags: '$$REMOVE', qty: { $add: ['$qty', int(1)] } } },
    ],
    [{ _id: 4, item: 'z', qty: int(5), price: decimal('4.40'), x: { y: 1 } }],
  ],
  [
    '$unset',
    [{ $match: { _id: 2 } }, { $unset: ['price', 'tags', 'by'] }],
    [{ _id: 2, item: 'b', qty: int(1) }],
  ],
  [
    '$group',
    [{ $group: { _id: '$item', n: { $sum: int(1) }, qty: { $sum: '$qty' } } }, { $sort: { _id: 1 } }],
    [
      { _id: 'a', n: int(2), qty: int(7) },
      { _id: 'b', n: int(1), qty: int(1) },
      { _id: 'c', n: int(1), qty: int(4) },
    ],
  ],
  [
    '$group',
    [{ $group: { _id: null, total: { $sum: '$price' }, mean: { $avg: '$price' } } }],
    [{ _id: null, total: decimal('11.00'), mean: decimal('2.75') }],
  ],
  [
    '$group',
    [{ $group: { _id: '$by', ids: { $push: '$_id' } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, ids: [2, 4] },
      { _id: ana, ids: [1, 3] },
    ],
  ],
  [
    '$group',
    [{ $group: { _id: { i: '$item' }, q: { $max: '$qty' } } }, { $sort: { q: -1 } }, { $limit: 1 }],
    [{ _id: { i: 'a' }, q: int(5) }],
  ],
  [
    '$group',
    [
      {
        $group: {
          _id: null,
          first: { $first: '$tags' },
          last: { $last: '$by' },
          low: { $min: '$by' },
          n: { $count: {} },
        },
      },
    ],
    [{ _id: null, first: ['p', 'q'], last: null, low: ana, n: int(4) }],
  ],
  [
    '$addToSet',
    [{ $group: { _id: null, items: { $addToSet: '$item' }, by: { $addToSet: '$by' } } }],
    [{ _id: null, items: ['a', 'b', 'c'], by: [ana, null] }],
  ],
  [
    '$mergeObjects',
    [{ $match: { item: 'a' } }, { $group: { _id: '$item', m: { $mergeObjects: { q: '$qty' } } } }],
    [{ _id: 'a', m: { q: int(5) } }],
  ],
  [
    '$avg',
    [{ $group: { _id: null, none: { $avg: '$item' }, sum: { $sum: '$item' } } }],
    [{ _id: null, none: null, sum: int(0) }],
  ],
  [
    '$group: an _id of one field, which is missing',
    [{ $group: { _id: { by: '$by' }, ids: { $push: '$_id' } } }, { $sort: { _id: 1 } }],
    [
      { _id: { by: null }, ids: [2, 4] },
      { _id: { by: ana }, ids: [1, 3] },
    ],
  ],
  [
    '$group: an _id of two fields, of which one is missing',
    [
      { $match: { _id: { $gt: 2 } } },
      { $group: { _id: { item: '$item', tags: '$tags' } } },
      { $sort: { '_id.item': 1 } },
    ],
    [{ _id: { item: 'a' } }, { _id: { item: 'c', tags: 'r' } }],
  ],
  [
    '$first',
    [{ $group: { _id: null, by: { $first: '$by' }, none: { $first: '$none' }, tags: { $last: '$tags' } } }],
    [{ _id: null, by: ana, none: null, tags: 'r' }],
  ],
  [
    '$sort',
    [{ $sort: { qty: -1 } }, { $project: { qty: 1, _id: 0 } }],
    [{ qty: int(5) }, { qty: int(4) }, { qty: int(2) }, { qty: int(1) }],
  ],
  ['$skip', [{ $skip: 3 }, { $project: { _id: 1 } }], [{ _id: 4 }]],
  [
    '$unwind',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'p' },
      { _id: 1, tags: 'q' },
      { _id: 4, tags: 'r' },
    ],
  ],
  [
    '$unwind',
    [
      { $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
      { $project: { tags: 1, i: 1 } },
    ],
    [
      { _id: 1, tags: 'p', i: long(0) },
      { _id: 1, tags: 'q', i: long(1) },
      { _id: 2, i: null },
      { _id: 3, i: null },
      { _id: 4, tags: 'r', i: null },
    ],
  ],
  [
    '$unwind: nothing at the path',
    [
      { $limit: 1 },
      { $project: { a: [{ x: 1 }] } },
      { $unwind: { path: '$a.x', preserveNullAndEmptyArrays: true } },
    ],
    [{ _id: 1, a: [{ x: 1 }] }],
  ],
  [
    '$facet',
    [
      {
        $facet: {
          n: [{ $count: 'c' }],
          top: [{ $sort: { qty: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
        },
      },
    ],
    [{ n: [{ c: int(4) }], top: [{ _id: 3 }] }],
  ],
  ['$count', [{ $match: { item: 'a' } }, { $count: 'n' }], [{ n: int(2) }]],
  ['$count', [{ $match: { item: 'zz' } }, { $count: 'n' }], []],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$qty', boundaries: [0, 2, 5], default: 'more' } }],
    [
      { _id: 0, count: int(1) },
      { _id: 2, count: int(2) },
      { _id: 'more', count: int(1) },
    ],
  ],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$qty', boundaries: [0, 5], default: 9, output: { t: { $sum: '$price' } } } }],
    [
      { _id: 0, t: decimal('7.70') },
      { _id: 9, t: decimal('3.30') },
    ],
  ],
  [
    '$bucket: boundaries are expressions',
    [{ $bucket: { groupBy: '$qty', boundaries: [int(0), { $add: [int(1), int(1)] }, int(9)] } }],
    [
      { _id: int(0), count: int(1) },
      { _id: int(2), count: int(3) },
    ],
  ],
  ['$sortByCount', [{ $sortByCount: '$item' }, { $limit: 1 }], [{ _id: 'a', count: int(2) }]],
  ['$replaceRoot', [{ $limit: 1 }, { $replaceRoot: { newRoot: { i: '$item' } } }], [{ i: 'a' }]],
  [
    '$unionWith',
    [
      { $project: { _id: 1 } },
      { $skip: 3 },
      {
        $unionWith: {
          coll: 'people',
          pipeline: [{ $match: { name: 'Bo' } }, { $project: { _id: 0, name: 1 } }],
        },
      },
    ],
    [{ _id: 4 }, { name: 'Bo' }],
  ],
  ['$sample', [{ $sample: { size: 10 } }, { $count: 'n' }], [{ n: int(4) }]],
  ['$sample', [{ $sample: { size: 3 } }, { $group: { _id: '$_id' } }, { $count: 'n' }], [{ n: int(3) }]],
];
