import { type Document } from 'bson';
import { int, long } from './support';

/** Pipelines over the sales that join them with other collections. */
export const lookupCases: [page: string, pipeline: Document[], expected: unknown][] = [
  [
    '$lookup',
    [
      { $lookup: { from: 'people', localField: 'by', foreignField: '_id', as: 'p' } },
      { $project: { n: '$p.name' } },
    ],
    [
      { _id: 1, n: ['Ana'] },
      { _id: 2, n: ['Nobody'] },
      { _id: 3, n: ['Ana'] },
      { _id: 4, n: ['Nobody'] },
    ],
  ],
  [
    '$lookup',
    [
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: 'people',
          let: { who: '$by' },
          pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$who'] } } }, { $project: { _id: 0, name: 1 } }],
          as: 'p.q',
        },
      },
      { $project: { p: 1 } },
    ],
    [{ _id: 1, p: { q: [{ name: 'Ana' }] } }],
  ],
  [
    '$lookup',
    [
      { $match: { _id: 3 } },
      {
        $lookup: {
          from: 'people',
          localField: 'by',
          foreignField: '_id',
          pipeline: [{ $project: { tags: 1, _id: 0 } }],
          as: 'p',
        },
      },
      { $project: { p: 1 } },
    ],
    [{ _id: 3, p: [{ tags: ['x', 'y'] }] }],
  ],
  [
    '$lookup',
    [
      { $limit: 2 },
      { $lookup: { from: 'people', pipeline: [{ $count: 'n' }], as: 'p' } },
      { $project: { p: 1 } },
    ],
    [
      { _id: 1, p: [{ n: int(3) }] },
      { _id: 2, p: [{ n: int(3) }] },
    ],
  ],
  [
    '$lookup',
    [
      { $match: { _id: 1 } },
      { $set: { wanted: ['y', 'z'] } },
      { $lookup: { from: 'people', localField: 'wanted', foreignField: 'tags', as: 'p' } },
      { $project: { n: '$p.name', _id: 0 } },
    ],
    [{ n: ['Ana', 'Bo'] }],
  ],
  [
    '$lookup: what is missing and an empty array are looked up as null, but not beside a value',
    [
      { $project: { wanted: { $cond: [{ $eq: ['$_id', 3] }, [{ n: 'Bo' }, {}], [{ n: [] }]] } } },
      { $match: { _id: { $gt: 1, $lt: 4 } } },
      { $set: { wanted: { $cond: [{ $eq: ['$_id', 2] }, [{ n: [] }], '$wanted'] } } },
      { $lookup: { from: 'people', localField: 'wanted.n', foreignField: 'tags', as: 'p' } },
      { $lookup: { from: 'people', localField: 'wanted.n', foreignField: 'name', as: 'q' } },
      { $project: { p: '$p.name', q: '$q.name' } },
    ],
    [
      { _id: 2, p: ['Nobody'], q: [] },
      { _id: 3, p: [], q: ['Bo'] },
    ],
  ],
  [
    '$lookup, $graphLookup, $unwind: an array on the way to the new field gives way to a document',
    [
      { $limit: 1 },
      { $project: { _id: 0, a: [{ x: 1 }], b: [{ x: 1 }], c: [{ x: 1 }], tags: 1 } },
      { $lookup: { from: 'people', localField: 'tags', foreignField: 'name', as: 'a.n' } },
      {
        $graphLookup: {
          from: 'people',
          startWith: 'p',
          connectFromField: 'tags',
          connectToField: 'name',
          as: 'b.n',
        },
      },
      { $unwind: { path: '$tags', includeArrayIndex: 'c.n' } },
      { $limit: 1 },
    ],
    [{ tags: 'p', a: { n: [] }, b: { n: [] }, c: { n: long(0) } }],
  ],
];
