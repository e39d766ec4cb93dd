import { type Document } from 'bson';
import { double, refused } from './support';

/** The document that is projected. */
export const projectionDocument = {
  _id: 1,
  title: 'x',
  by: { first: 'A', last: 'B', at: { city: 'C', zip: 'D' } },
  tags: ['a', 'b', 'c', 'd'],
  parts: [{ n: 1, k: 'x' }, { n: 2, k: 'y' }, 7, [{ n: 3, k: 'z' }]],
};

/** Manual page; projection; result of projecting the document above; the query, for the positional `$`. */
export const projectionCases: [page: string, projection: Document, expected: unknown, filter?: Document][] = [
  ['Project Fields to Return', { title: 1 }, { _id: 1, title: 'x' }],
  ['Project Fields to Return', { title: true, _id: 0 }, { title: 'x' }],
  ['Project Fields to Return', { tags: 1, title: 1 }, { _id: 1, title: 'x', tags: projectionDocument.tags }],
  ['Project Fields to Return', { by: 0, parts: 0 }, { _id: 1, title: 'x', tags: projectionDocument.tags }],
  ['Project Fields to Return', { _id: 0, by: 0, parts: 0, tags: 0 }, { title: 'x' }],
  ['Project Fields to Return', { _id: 1 }, { _id: 1 }],
  ['Project Fields to Return', { 'by.at.city': 1 }, { _id: 1, by: { at: { city: 'C' } } }],
  ['Project Fields to Return', { by: { first: 1 } }, { _id: 1, by: { first: 'A' } }],
  [
    'Project Fields to Return',
    { 'by.at': 0, tags: 0, parts: 0 },
    { _id: 1, title: 'x', by: { first: 'A', last: 'B' } },
  ],
  ['Project Fields to Return', { 'parts.n': 1 }, { _id: 1, parts: [{ n: 1 }, { n: 2 }, [{ n: 3 }]] }],
  [
    'Project Fields to Return',
    { 'parts.n': 0, by: 0, tags: 0 },
    { _id: 1, title: 'x', parts: [{ k: 'x' }, { k: 'y' }, 7, [{ k: 'z' }]] },
  ],
  ['Project Fields to Return', { nothing: 1 }, { _id: 1 }],
  ['Project Fields to Return', { 'title.x': 1 }, { _id: 1 }],
  ['Project Fields to Return', {}, projectionDocument],
  ['$slice (projection)', { tags: { $slice: 2 }, by: 0, parts: 0 }, { _id: 1, title: 'x', tags: ['a', 'b'] }],
  ['$slice (projection)', { tags: { $slice: -1 }, title: 1 }, { _id: 1, title: 'x', tags: ['d'] }],
  ['$slice (projection)', { tags: { $slice: [1, 2] }, title: 1 }, { _id: 1, title: 'x', tags: ['b', 'c'] }],
  ['$slice (projection)', { tags: { $slice: [-3, 2] }, title: 1 }, { _id: 1, title: 'x', tags: ['b', 'c'] }],
  ['$slice (projection)', { title: { $slice: 1 }, by: 0, parts: 0, tags: 0 }, { _id: 1, title: 'x' }],
  [
    '$elemMatch (projection)',
    { parts: { $elemMatch: { n: { $gt: 1 } } } },
    { _id: 1, parts: [{ n: 2, k: 'y' }] },
  ],
  ['$elemMatch (projection)', { tags: { $elemMatch: { $gt: 'b' } } }, { _id: 1, tags: ['c'] }],
  ['$elemMatch (projection)', { parts: { $elemMatch: { n: 99 } } }, { _id: 1 }],
  ['$ (projection)', { 'tags.$': 1 }, { _id: 1, tags: ['c'] }, { tags: 'c' }],
  [
    '$ (projection)',
    { 'parts.$': 1 },
    { _id: 1, parts: [{ n: 2, k: 'y' }] },
    { parts: { $elemMatch: { n: 2 } } },
  ],
  ['$ (projection)', { 'parts.$': 1 }, { _id: 1, parts: [{ n: 2, k: 'y' }] }, { 'parts.n': { $gt: 1 } }],
  ['Aggregation expressions in find', { t: '$title', _id: 0 }, { t: 'x' }],
  ['Aggregation expressions in find', { title: 1, n: { $size: '$tags' } }, { _id: 1, title: 'x', n: 4 }],
  [
    'Aggregation expressions in find',
    { 'by.full': { $concat: ['$by.first', '$by.last'] }, _id: 0 },
    { by: { full: 'AB' } },
  ],
  [
    'Aggregation expressions in find',
    { _id: 0, k: 'literal', l: ['$title', 1] },
    { k: 'literal', l: ['x', 1] },
  ],
  ['$slice (aggregation)', { _id: 0, t: { $slice: ['$tags', 1] } }, { t: ['a'] }],
  ['$meta', { _id: 0, title: 1, score: { $meta: 'textScore' } }, { title: 'x', score: double(1.5) }],
  [
    '$meta',
    { by: 0, parts: 0, tags: 0, score: { $meta: 'textScore' } },
    { _id: 1, title: 'x', score: double(1.5) },
  ],
  ['Project Fields to Return', { title: 1, by: 0 }, refused(31254, /exclusion on field by in inclusion/)],
  ['Project Fields to Return', { by: 0, title: 1 }, refused(31253, /inclusion on field title in exclusion/)],
  ['Project Fields to Return', { by: 1, 'by.first': 1 }, refused(31249, /Path collision at by.first/)],
  ['Project Fields to Return', { 'by.first': 1, by: 1 }, refused(31250, /Path collision at by/)],
  ['Project Fields to Return', { by: {} }, refused(51270, /empty sub-projection/)],
  ['Project Fields to Return', { a: { $foo: 1 } }, refused(168, /\$foo/)],
  ['Project Fields to Return', { $a: 1 }, refused(16410, /\$a/)],
  ['$ (projection)', { 'tags.$': 1 }, refused(51246, /positional operator/), { title: 'x' }],
  ['$ (projection)', { 'tags.$': 1, 'parts.$': 1 }, refused(31276, /more than one positional/)],
  ['$elemMatch (projection)', { 'by.x': { $elemMatch: {} } }, refused(31275, /nested field/)],
];
