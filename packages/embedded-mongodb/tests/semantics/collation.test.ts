import { describe, expect, it } from 'vitest';
import {
  compileCollation,
  compileExpression,
  compileFilter,
  compileSort,
  valueKey,
} from '../../src/semantics/index';
import { useCommands } from '../planner/commands';
import { collationCases, collationRefusals } from './collation-cases';
import { run as aggregate } from './pipeline-sales';
import { expectResult, int, refused } from './support';

describe('collations', () => {
  it.each(collationCases)('%s: %o', (_page, spec, ascending) => {
    const collation = compileCollation(spec);
    const flat = ascending.flatMap((equals, i) => equals.map((text) => ({ text, i })));
    for (const a of flat) {
      for (const b of flat) {
        const about = `${a.text} and ${b.text}`;
        expect(Math.sign(collation?.(a.text, b.text) ?? NaN), about).toBe(Math.sign(a.i - b.i));
        expect(valueKey(a.text, collation) === valueKey(b.text, collation), about).toBe(a.i === b.i);
      }
    }
    const sorted = compileSort({ text: 1 }, { collation }).sort([...flat].reverse());
    expect(sorted.map(({ i }) => i)).toEqual(flat.map(({ i }) => i));
  });

  it.each(collationRefusals)('%s: refuses %o', (_page, spec, code, message) => {
    expectResult(() => compileCollation(spec), refused(code, message));
  });

  it('is none for the locale "simple" and for nothing', () => {
    expect(compileCollation({ locale: 'simple', strength: 1 })).toBeUndefined();
    expect(compileCollation({})).toBeUndefined();
    expect(compileCollation(undefined)).toBeUndefined();
  });

  const primary = compileCollation({ locale: 'es', strength: 1 });
  const options = { collation: primary };

  it('rules filters, inside documents and arrays too, but neither patterns nor names', () => {
    const matches = (filter: object, doc: object) => compileFilter(filter, options)(doc);
    expect(matches({ a: 'peru' }, { a: 'PERÚ' })).toBe(true);
    expect(matches({ a: { b: ['peru'] } }, { a: { b: ['Perú'] } })).toBe(true);
    expect(matches({ a: { $in: ['a', 'b', 'c', 'd', 'e', 'f'] } }, { a: 'É' })).toBe(true);
    expect(matches({ a: { $nin: ['e'] } }, { a: 'É' })).toBe(false);
    expect(matches({ a: { $gt: 'b' } }, { a: 'B' })).toBe(false);
    expect(matches({ a: /peru/ }, { a: 'PERÚ' })).toBe(false);
    expect(matches({ A: 'peru' }, { a: 'peru' })).toBe(false);
    expect(matches({ $expr: { $eq: ['$a', 'PERÚ'] } }, { a: 'peru' })).toBe(true);
  });

  it('rules expressions and groups, where the first of equal texts stands for all', () => {
    expect(compileExpression({ $setUnion: [['a', 'Á'], ['b']] }, options)({})).toEqual(['a', 'b']);
    const counted = [{ $group: { _id: '$a', n: { $sum: int(1) }, all: { $addToSet: '$a' } } }];
    const docs = [{ a: 'Café' }, { a: 'cafe' }, { a: 'té' }];
    expect(aggregate(docs, counted, options).map(({ _id, all }) => [_id, all] as unknown[])).toEqual([
      ['Café', ['Café']],
      ['té', ['té']],
    ]);
  });
});

describe('commands with a collation', () => {
  const { run, find } = useCommands();
  const collation = { locale: 'es', strength: 1 };
  const documents = ['Árbol', 'arbol', 'Zorro', 'ñandú', 'nube'].map((a, _id) => ({ _id, a }));

  it('find, sort, count, distinct, aggregate, update, findAndModify and delete follow it', async () => {
    await run({ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a' }] });
    await run({ insert: 'c', documents });
    const found = await find({ find: 'c', filter: { a: 'ARBOL' }, sort: { _id: 1 }, collation });
    expect(found.map(({ _id }) => Number(_id))).toEqual([0, 1]);
    const sorted = await find({ find: 'c', sort: { a: 1, _id: 1 }, collation });
    expect(sorted.map(({ a }) => a as string)).toEqual(['Árbol', 'arbol', 'nube', 'ñandú', 'Zorro']);
    expect(Number((await run({ count: 'c', query: { a: 'arból' }, collation })).n)).toBe(2);
    const { values } = await run({ distinct: 'c', key: 'a', collation });
    expect(values).toEqual(['Árbol', 'Zorro', 'ñandú', 'nube']);
    const pipeline = [{ $match: { a: 'NUBE' } }, { $set: { same: { $eq: ['$a', 'Nube'] } } }];
    const { cursor } = await run({ aggregate: 'c', pipeline, cursor: {}, collation });
    expect(cursor.firstBatch).toMatchObject([{ same: true }]);
    const updates = [{ q: { a: 'ARBOL' }, u: { $set: { b: 1 } }, multi: true, collation }];
    expect(Number((await run({ update: 'c', updates })).n)).toBe(2);
    const { value } = await run({ findAndModify: 'c', query: { a: 'ZORRO' }, remove: true, collation });
    expect(value).toMatchObject({ a: 'Zorro' });
    const deleted = async (a: string) =>
      Number((await run({ delete: 'c', deletes: [{ q: { a }, limit: 0, collation }] })).n);
    // In Spanish the ñ is a letter of its own.
    expect(await deleted('NANDU')).toBe(0);
    expect(await deleted('ÑANDU')).toBe(1);
  });
});
