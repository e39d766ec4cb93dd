import { Binary, BSONRegExp, MaxKey, MinKey, ObjectId, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileCollation, compileFilter } from '../../src/semantics/index';
import { decimal, double, expectResult, int, long, refused } from './support';

/** Manual page; filter; documents that match; documents that do not. */
type Case = [page: string, filter: Document, matches: Document[], others: Document[]];
const id = new ObjectId();

const cases: Case[] = [
  ['$regex', { a: { $regex: 'a\\@b\\"[\\@\\-]' } }, [{ a: 'a@b"-' }], [{ a: 'ab' }]],
  ['$regex', { a: { $regex: 'x{y}]' } }, [{ a: 'x{y}]' }], [{ a: 'xy' }]],
  ['$regex', { a: { $regex: '^\\p{Lu}' } }, [{ a: 'Ñ' }], [{ a: 'ñ' }]],
  ['$regex', { a: { $regex: '^.$' } }, [{ a: '\u{1f600}' }], [{ a: 'ab' }]],
  [
    '$eq',
    { a: 5 },
    [{ a: 5 }, { a: double(5) }, { a: long(5) }, { a: decimal('5.0') }, { a: [1, 5] }],
    [{ a: '5' }, { a: [[5]] }, {}],
  ],
  [
    '$eq',
    { a: long('9007199254740993') },
    [{ a: decimal('9007199254740993') }],
    [{ a: double(9007199254740992) }],
  ],
  [
    '$eq',
    { a: { b: 1, c: 2 } },
    [{ a: { b: long(1), c: 2 } }, { a: [{ b: 1, c: 2 }] }],
    [{ a: { c: 2, b: 1 } }, { a: { b: 1, c: 2, d: 3 } }],
  ],
  ['$eq', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
  [
    '$eq',
    { a: id },
    [{ a: new ObjectId(id.toHexString()) }],
    [{ a: id.toHexString() }, { a: new ObjectId() }],
  ],
  ['$eq', { a: new Date(5) }, [{ a: new Date(5) }], [{ a: 5 }, { a: new Date(6) }]],
  [
    '$eq',
    { a: new Binary(Buffer.from('x')) },
    [{ a: new Binary(Buffer.from('x')) }],
    [{ a: new Binary(Buffer.from('x'), 4) }],
  ],
  ['$eq', { a: { $eq: /x/ } }, [{ a: new BSONRegExp('x') }], [{ a: 'x' }]],
  ['$eq', { a: NaN }, [{ a: double(NaN) }, { a: decimal('NaN') }], [{ a: 0 }, {}]],
  ['$eq', { a: true }, [{ a: true }], [{ a: 1 }, { a: 'true' }]],
  [
    'Query for Null or Missing Fields',
    { a: null },
    [{ a: null }, {}, { a: [1, null] }],
    [{ a: 0 }, { a: '' }, { a: [] }, { a: [[null]] }],
  ],
  [
    'Query for Null or Missing Fields',
    { 'a.b': null },
    [{}, { a: {} }, { a: 4 }, { a: [{ b: 3 }, {}] }, { a: { b: null } }],
    [{ a: [] }, { a: [1, 2] }, { a: [{ b: 1 }] }, { a: [[]] }],
  ],
  [
    'Query for Null or Missing Fields',
    { 'a.b': { $ne: null } },
    [{ a: [] }, { a: [1] }, { a: { b: 'x' } }],
    [{}, { a: {} }, { a: [{ b: 3 }, {}] }],
  ],
  [
    'Query for Null or Missing Fields',
    { a: { $not: { $gte: null } } },
    [{ a: [] }, { a: 1 }],
    [{}, { a: null }, { a: [1, null] }],
  ],
  ['$ne', { a: { $ne: 5 } }, [{ a: 4 }, {}, { a: [1] }], [{ a: 5 }, { a: [1, 5] }]],
  [
    '$gt',
    { a: { $gt: 5 } },
    [{ a: 6 }, { a: long(6) }, { a: decimal('5.1') }, { a: [1, 6] }],
    [{ a: 5 }, { a: '9' }, { a: null }, {}, { a: NaN }, { a: new Date() }],
  ],
  [
    '$gt',
    { a: { $gt: long('9007199254740992') } },
    [{ a: long('9007199254740993') }],
    [{ a: double(9007199254740992) }],
  ],
  ['$lt', { a: { $lt: 5 } }, [{ a: 4 }, { a: -Infinity }], [{ a: NaN }, { a: null }, {}, { a: 'a' }]],
  ['$lte', { a: { $lte: NaN } }, [{ a: NaN }], [{ a: -Infinity }, {}]],
  ['$gte', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 1 }]],
  ['$gt', { a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
  ['$gt', { a: { $gt: 'b' } }, [{ a: 'c' }, { a: 'ba' }], [{ a: 'B' }, { a: 5 }]],
  ['$gt', { a: { $gt: new Date(5) } }, [{ a: new Date(6) }], [{ a: 6 }, { a: new Date(4) }]],
  ['$gt', { a: { $gt: false } }, [{ a: true }], [{ a: false }, { a: 1 }]],
  ['$gt', { a: { $gt: [1, 2] } }, [{ a: [1, 3] }, { a: [2] }], [{ a: [1] }, { a: 5 }]],
  ['$gt', { a: { $gt: { b: 1 } } }, [{ a: { b: 2 } }], [{ a: { b: 1 } }, { a: 5 }]],
  ['$gt', { a: { $gt: new MinKey() } }, [{ a: 1 }, { a: 'x' }, { a: null }], [{ a: new MinKey() }]],
  ['$lt', { a: { $lt: new MaxKey() } }, [{ a: 1 }, { a: /x/ }], [{ a: new MaxKey() }]],
  ['Query an Array', { a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 5] }], [{ a: 3 }, { a: [3, 5] }]],
  [
    '$in',
    { a: { $in: [1, 'x', null] } },
    [{ a: 1 }, { a: ['x'] }, {}, { a: double(1) }],
    [{ a: 2 }, { a: '1' }],
  ],
  ['$in', { a: { $in: [/^ab/, 3] } }, [{ a: 'abc' }, { a: 3 }, { a: ['z', 'ab'] }], [{ a: 'xab' }]],
  [
    '$in',
    { a: { $in: [1, 2, 3, 4, 5, long('9007199254740993')] } },
    [{ a: double(5) }, { a: [9, 4] }, { a: long('9007199254740993') }],
    [{ a: 6 }, {}, { a: double(9007199254740992) }],
  ],
  ['$in', { a: { $in: [] } }, [], [{}, { a: 1 }]],
  ['$in', { a: { $in: [[1, 2]] } }, [{ a: [1, 2] }], [{ a: [1] }]],
  ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: 1 }, { a: [3, 2] }]],
  ['$nin', { a: { $nin: [null] } }, [{ a: 1 }], [{}, { a: null }]],
  ['$and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  ['$or', { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{}]],
  ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, [{}], [{ a: 1 }, { b: 2 }]],
  ['$not', { a: { $not: { $gt: 5 } } }, [{ a: 5 }, {}, { a: 'x' }], [{ a: 6 }]],
  ['$not', { a: { $not: /^x/ } }, [{ a: 'ax' }, {}, { a: 1 }], [{ a: 'xa' }, { a: ['xa'] }]],
  ['$not', { a: { $not: { $gt: 1, $lt: 5 } } }, [{ a: 9 }, { a: 0 }], [{ a: 3 }]],
  ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
  [
    '$exists',
    { 'a.b': { $exists: false } },
    [{}, { a: 1 }, { a: [] }, { a: [{ c: 1 }] }],
    [{ a: { b: null } }, { a: [{ c: 1 }, { b: 1 }] }],
  ],
  ['$exists', { a: { $exists: 0 } }, [{}], [{ a: 1 }]],
  [
    '$type',
    { a: { $type: 'number' } },
    [{ a: 1 }, { a: long(1) }, { a: decimal('1') }, { a: ['x', 1.5] }],
    [{ a: '1' }, {}],
  ],
  ['$type', { a: { $type: 'int' } }, [{ a: int(1) }], [{ a: double(1) }, { a: long(1) }]],
  ['$type', { a: { $type: [2, 'null'] } }, [{ a: 'x' }, { a: null }], [{}, { a: 1 }]],
  ['$type', { a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: {} }]],
  ['$type', { a: { $type: 'object' } }, [{ a: {} }, { a: [{}] }], [{ a: [] }, { a: id }, { a: new Date() }]],
  ['$type', { a: { $type: -1 } }, [{ a: new MinKey() }], [{ a: 1 }]],
  [
    '$regex',
    { a: { $regex: '^ab', $options: 'i' } },
    [{ a: 'ABc' }, { a: ['x', 'ab'] }],
    [{ a: 'cab' }, { a: 5 }],
  ],
  ['$regex', { a: /b.d/s }, [{ a: 'ab\nd' }], [{ a: 'abd' }]],
  ['$regex', { a: { $regex: '^b', $options: 'm' } }, [{ a: 'a\nb' }], [{ a: 'ab' }]],
  ['$regex', { a: { $regex: 'a b # comment\n[ ]c', $options: 'x' } }, [{ a: 'ab c' }], [{ a: 'a b c' }]],
  ['$regex', { a: { $regex: '(?i)ÑAN' } }, [{ a: 'ñandú' }], [{ a: 'n' }]],
  ['$regex', { a: { $regex: 'a\\-b' } }, [{ a: 'a-b' }], [{ a: 'ab' }]],
  [
    '$regex',
    { a: new BSONRegExp('x', 'i') },
    [{ a: 'X' }, { a: new BSONRegExp('x', 'i') }],
    [{ a: new BSONRegExp('x') }],
  ],
  [
    '$mod',
    { a: { $mod: [4, 0] } },
    [{ a: 8 }, { a: long(12) }, { a: 4.9 }, { a: decimal('8') }],
    [{ a: 3 }, { a: 'x' }, { a: NaN }],
  ],
  ['$mod', { a: { $mod: [4, -1] } }, [{ a: -5 }], [{ a: 3 }]],
  ['$all', { a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
  ['$all', { a: { $all: [5] } }, [{ a: 5 }, { a: [5] }], [{ a: 4 }]],
  ['$all', { a: { $all: [[1, 2]] } }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [1] }]],
  ['$all', { a: { $all: [] } }, [], [{ a: [] }, {}]],
  [
    '$all',
    { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
    [{ a: [{ x: 2 }, { x: 1 }] }],
    [{ a: [{ x: 1 }] }],
  ],
  [
    '$elemMatch',
    { a: { $elemMatch: { $gte: 80, $lt: 85 } } },
    [{ a: [1, 82] }],
    [{ a: [75, 88] }, { a: 82 }],
  ],
  [
    '$elemMatch',
    { a: { $elemMatch: { x: 1, y: { $gt: 5 } } } },
    [{ a: [{ x: 1, y: 6 }] }],
    [
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 9 },
        ],
      },
      { a: { x: 1, y: 6 } },
    ],
  ],
  [
    '$elemMatch',
    { 'a.b': { $elemMatch: { $gt: 1 } } },
    [{ a: { b: [2] } }, { a: [{ b: [0] }, { b: [2] }] }],
    [{ a: [{ b: 2 }] }],
  ],
  [
    '$elemMatch',
    { a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } },
    [{ a: [{ y: 1 }] }],
    [{ a: [{ z: 1 }] }],
  ],
  ['$elemMatch', { a: { $elemMatch: { $ne: 1 } } }, [{ a: [1, 2] }], [{ a: [1, 1] }, { a: [] }, {}]],
  ['$elemMatch', { a: { $elemMatch: { $elemMatch: { $eq: 1 } } } }, [{ a: [[1]] }], [{ a: [1] }]],
  ['$size', { a: { $size: 2 } }, [{ a: [1, [2, 3]] }], [{ a: [1] }, { a: 2 }, {}, { a: [[1, 2]] }]],
  [
    '$bitsAllSet',
    { a: { $bitsAllSet: [1, 5] } },
    [{ a: 54 }, { a: long(54) }],
    [{ a: 20 }, { a: 'x' }, { a: 54.5 }],
  ],
  ['$bitsAllSet', { a: { $bitsAllSet: 50 } }, [{ a: 54 }], [{ a: 20 }]],
  ['$bitsAnySet', { a: { $bitsAnySet: 35 } }, [{ a: 2 }, { a: -1 }], [{ a: 20 }]],
  ['$bitsAllClear', { a: { $bitsAllClear: [1, 5] } }, [{ a: 20 }], [{ a: 54 }]],
  [
    '$bitsAnyClear',
    { a: { $bitsAnyClear: new Binary(Buffer.from([0x21])) } },
    [{ a: 20 }, { a: new Binary(Buffer.from([1])) }],
    [{ a: 0x21 }],
  ],
  ['$expr', { $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }, { a: 1 }], [{ a: 1, b: 2 }]],
  ['$comment', { a: 1, $comment: 'why' }, [{ a: 1 }], [{ a: 2 }]],
  [
    'Query on Embedded/Nested Documents',
    { 'a.b.c': 1 },
    [{ a: { b: { c: 1 } } }, { a: [{ b: [{ c: 1 }] }] }],
    [{ a: { b: 1 } }, { a: [[{ b: { c: 1 } }]] }],
  ],
  [
    'Query an Array',
    { 'a.1': 2 },
    [{ a: [1, 2] }, { a: { 1: 2 } }, { a: [{ 1: 2 }] }],
    [{ a: [2, 1] }, { a: [1, [2]] }],
  ],
  [
    'Query an Array of Embedded Documents',
    { 'a.0.b': 1 },
    [{ a: [{ b: 1 }] }, { a: [[{ b: 1 }]] }],
    [{ a: [{ b: 2 }, { b: 1 }] }],
  ],
  ['Document', { 'a.$id': 5 }, [{ a: { $ref: 'x', $id: 5 } }], [{ a: { $ref: 'x', $id: 6 } }]],
  ['Document', { constructor: { $exists: true } }, [{ constructor: 1 }], [{}]],
  ['Document', {}, [{}, { a: 1 }], []],
];

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
  it.each(cases)('%s: %o', (_page, filter, matches, others) => {
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
