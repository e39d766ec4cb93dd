import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileCollation, compileFilter } from '../../src/semantics/index';
import { filterCases } from './filter-cases';
import { expectResult, refused } from './support';

const refusals: [page: string, filter: Document, code: number, message: RegExp][] = [
  ['Query Predicates', { a: { $foo: 1 } }, 2, /unknown operator: \$foo/],
  ['Query Predicates', { a: { $gt: 1, b: 2 } }, 2, /unknown operator: b/],
  ['Query Predicates', { $foo: 1 }, 2, /unknown top level operator: \$foo/],
  ['$where', { $where: 'true' }, 2, /\$where is not supported/],
  ['$jsonSchema', { $jsonSchema: {} }, 2, /\$jsonSchema is not supported/],
  ['$near', { a: { $near: [1, 2] } }, 2, /\$near/],
  ['$geoWithin', { a: { $geoWithin: {} } }, 2, /\$geoWithin/],
  ['$text', { $text: { $search: 'x' } }, 27, /text index required/],
  ['$in', { a: { $in: 1 } }, 2, /\$in needs an array/],
  ['$in', { a: { $in: [{ $gt: 1 }] } }, 2, /cannot nest \$ under \$in/],
  ['$and', { $and: [] }, 2, /nonempty array/],
  ['$or', { $or: [1] }, 2, /full objects/],
  ['$not', { a: { $not: 5 } }, 2, /\$not needs a regex or a document/],
  ['$not', { a: { $not: {} } }, 2, /\$not cannot be empty/],
  ['$ne', { a: { $ne: /x/ } }, 2, /regex/],
  ['$regex', { a: { $regex: '\\Aab' } }, 51091, /not supported/],
  ['$regex', { a: { $regex: '[[:alpha:]]' } }, 51091, /not supported/],
  ['$regex', { a: { $regex: '[]a]b' } }, 51091, /not supported/],
  ['$regex', { a: { $regex: 'a++' } }, 51091, /not supported/],
  ['$regex', { a: { $regex: '(' } }, 51091, /invalid/],
  ['$regex', { a: { $regex: 'a', $options: 'q' } }, 51108, /invalid flag/],
  ['$regex', { a: { $options: 'i' } }, 2, /\$options needs a \$regex/],
  ['$mod', { a: { $mod: [0, 1] } }, 2, /divisor cannot be 0/],
  ['$mod', { a: { $mod: [1] } }, 2, /not enough elements/],
  ['$size', { a: { $size: -1 } }, 9, /non-negative/],
  ['$type', { a: { $type: 'nothing' } }, 2, /Unknown type name alias: nothing/],
  ['$type', { a: { $type: 99 } }, 2, /Invalid numerical type code: 99/],
  ['$elemMatch', { a: { $elemMatch: 1 } }, 2, /\$elemMatch needs an Object/],
  ['$all', { a: { $all: 1 } }, 2, /\$all needs an array/],
  ['$bitsAllSet', { a: { $bitsAllSet: -1 } }, 2, /\$bitsAllSet takes/],
  ['$expr', { $expr: { $foo: 1 } }, 168, /Unrecognized expression '\$foo'/],
];

describe('filters', () => {
  it.each(filterCases)('%s: %o', (_page, filter, matches, others) => {
    const test = compileFilter(filter);
    for (const doc of matches) expect(test(doc), `should match ${JSON.stringify(doc)}`).toBe(true);
    for (const doc of others) expect(test(doc), `should not match ${JSON.stringify(doc)}`).toBe(false);
  });

  it.each(refusals)('%s: refuses %o', (_page, filter, code, message) => {
    expectResult(() => compileFilter(filter), refused(code, message));
  });

  it('compares texts by the collation (Collation)', () => {
    const at = (strength: number) => ({ collation: compileCollation({ locale: 'en', strength }) });
    expect(compileFilter({ a: 'cafe' }, at(1))({ a: 'Café' })).toBe(true);
    expect(compileFilter({ a: 'cafe' }, at(2))({ a: 'Café' })).toBe(false);
    expect(compileFilter({ a: 'cafe' }, at(2))({ a: 'CAFE' })).toBe(true);
    expect(compileFilter({ a: 'cafe' }, at(3))({ a: 'CAFE' })).toBe(false);
    expect(compileFilter({ a: { $in: ['a', 'b', 'c', 'd', 'e', 'f'] } }, at(1))({ a: 'É' })).toBe(true);
    expect(compileFilter({ a: { $gt: 'B' } }, at(2))({ a: 'b' })).toBe(false);
  });

  it.each([
    [{ locale: 'fr' }, /locale 'fr'/],
    [{ locale: 'en', strength: 5 }, /strength 5/],
    [{ locale: 'en', numericOrdering: true }, /'numericOrdering'/],
  ])('refuses the collation %o', (collation, message) => {
    expectResult(() => compileCollation(collation), refused(2, message));
  });
});
