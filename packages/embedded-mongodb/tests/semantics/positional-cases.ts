import { int, refused } from './support';
import { row, type UpdateCase } from './update-cases';

const grades = () => [
  { g: 80, m: 75 },
  { g: 85, m: 90 },
  { g: 90, m: 85 },
];

/** Updates of the array elements for which `$`, `$[]` and `$[name]` stand in a path. */
export const positionalCases: UpdateCase[] = [
  row('$ (update)', { a: [80, 85, 90] }, { $set: { 'a.$': 82 } }, { a: [82, 85, 90] }, { filter: { a: 80 } }),
  row(
    '$ (update)',
    { a: grades() },
    { $set: { 'a.$.s': 6 } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 85, m: 90, s: 6 },
        { g: 90, m: 85 },
      ],
    },
    { filter: { 'a.g': 85 } },
  ),
  row(
    '$ (update)',
    { a: grades() },
    { $inc: { 'a.$.g': int(1) } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 86, m: 90 },
        { g: 90, m: 85 },
      ],
    },
    { filter: { a: { $elemMatch: { g: { $lte: 90 }, m: { $gt: 80 } } } } },
  ),
  row(
    '$ (update)',
    { a: [1] },
    { $set: { 'a.$': 2 } },
    refused(2, /positional operator did not find the match/),
  ),
  row('$ (update)', { a: [1, 2] }, { $set: { 'a.$': 5 } }, refused(2, /did not find the match/), {
    filter: { a: { $ne: 7 } },
  }),
  row(
    '$ (update)',
    { a: [1, 2] },
    { $set: { 'a.$': 5 } },
    { a: [1, 5] },
    {
      filter: { a: { $elemMatch: { $ne: 1 } } },
    },
  ),
  row('$[]', { a: [80, 85] }, { $inc: { 'a.$[]': int(10) } }, { a: [90, 95] }),
  row(
    '$[]',
    { a: [{ b: [1, 2] }, { b: [3] }] },
    { $inc: { 'a.$[].b.$[]': int(1) } },
    { a: [{ b: [2, 3] }, { b: [4] }] },
  ),
  row('$[]', {}, { $set: { 'a.$[]': 1 } }, refused(2, /array at 'a', which is missing/)),
  row('$[]', { a: 5 }, { $set: { 'a.$[]': 1 } }, refused(2, /array at 'a', which is int/)),
  row(
    '$[<identifier>]',
    { a: [95, 102, 90, 150] },
    { $set: { 'a.$[e]': 100 } },
    { a: [95, 100, 90, 100] },
    { arrayFilters: [{ e: { $gte: 100 } }] },
  ),
  row(
    '$[<identifier>]',
    { a: grades() },
    { $set: { 'a.$[e].m': 0 } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 85, m: 0 },
        { g: 90, m: 0 },
      ],
    },
    { arrayFilters: [{ 'e.g': { $gte: 85 } }] },
  ),
  row(
    '$[<identifier>]',
    { a: grades() },
    { $unset: { 'a.$[e].m': 1 } },
    { a: [{ g: 80, m: 75 }, { g: 85 }, { g: 90, m: 85 }] },
    { arrayFilters: [{ $and: [{ 'e.g': { $gte: 85 } }, { 'e.m': { $gt: 85 } }] }] },
  ),
  row(
    '$[<identifier>]',
    { a: [1] },
    { $set: { 'a.$[e]': 1 } },
    refused(2, /No array filter found for '\$\[e\]'/),
  ),
  row(
    '$[<identifier>]',
    {
      a: [
        { t: 'quiz', q: [10, 5] },
        { t: 'hw', q: [9] },
      ],
    },
    { $set: { 'a.$[t].q.$[s]': 0 } },
    {
      a: [
        { t: 'quiz', q: [0, 5] },
        { t: 'hw', q: [9] },
      ],
    },
    { arrayFilters: [{ 't.t': 'quiz' }, { s: { $gte: 8 } }] },
  ),
  row('$[<identifier>]', { a: [1] }, { $set: { 'a.$[e]': 1 } }, refused(2, /\$expr/), {
    arrayFilters: [{ $expr: true }],
  }),
  row('$[<identifier>]', { a: [1] }, { $set: { b: 1 } }, refused(9, /'\$\[e\]' was not used/), {
    arrayFilters: [{ e: 1 }],
  }),
  row('$[<identifier>]', { a: [1] }, { $set: { 'a.$[e]': 1 } }, refused(9, /multiple array filters/), {
    arrayFilters: [{ e: 1 }, { 'e.x': 1 }],
  }),
  row('$[<identifier>]', { a: [1] }, { $set: { 'a.$[E]': 1 } }, refused(9, /lowercase letter/), {
    arrayFilters: [{ E: 1 }],
  }),
  row('$[<identifier>]', { _id: 1 }, { a: 1 }, { _id: 1, a: 1 }, { arrayFilters: [{ e: 1 }] }),
  row(
    '$[<identifier>]: elements are those of the document as it was',
    { a: [{ b: 1 }] },
    { $set: { 'a.$[e].b': 2, 'a.$[f].c': 3 } },
    { a: [{ b: 2, c: 3 }] },
    { arrayFilters: [{ 'e.b': 1 }, { 'f.b': 1 }] },
  ),
  row(
    '$[<identifier>]',
    { a: [{ b: 1 }] },
    { $set: { 'a.$[e].c': 2, 'a.$[f].c': 3 } },
    refused(40, /'a.0.c'/),
    { arrayFilters: [{ 'e.b': 1 }, { 'f.b': 1 }] },
  ),
  row('$[<identifier>]', {}, { $set: { 'a.$[e]': 1, 'a.0': 2 } }, refused(40, /at 'a'/), {
    arrayFilters: [{ e: 1 }],
  }),
  row('$[]', {}, { $set: { 'a.$[].b': 1, 'a.b': 2 } }, refused(40, /at 'a'/)),
  row('$ (update)', { a: [1, 2] }, { $set: { 'a.$': 5, 'a.1': 6 } }, { a: [5, 6] }, { filter: { a: 1 } }),
  row('$ (update)', { a: [1, 2] }, { $set: { 'a.$': 5, 'a.0': 6 } }, refused(40, /'a.0'/), {
    filter: { a: 1 },
  }),
  row('$[<identifier>]', { _id: 1 }, [{ $set: { a: 1 } }], refused(9, /arrayFilters/), {
    arrayFilters: [{ e: 1 }],
  }),
];
