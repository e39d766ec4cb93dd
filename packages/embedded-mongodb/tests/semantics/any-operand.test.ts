import { BSONRegExp, Decimal128, Int32, Long, MinKey, ObjectId, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/errors';
import { operators } from '../../src/semantics/expressions/operators';
import { Random, document } from '../planner/random-documents';
import {
  applyUpdate,
  compileFilter,
  compileProjection,
  compileSort,
  evaluateExpression,
  runPipeline,
  upsertDocument,
} from '../../src/semantics/index';

const names = {
  filter:
    '$eq $ne $gt $gte $lt $lte $in $nin $not $exists $type $regex $options $mod $size $all $elemMatch $bitsAllSet $bitsAnyClear $and $or $nor $expr $comment $text $where $foo',
  update:
    '$set $unset $inc $mul $min $max $rename $setOnInsert $currentDate $bit $push $addToSet $pull $pullAll $pop $foo',
  stage:
    '$match $project $set $addFields $unset $group $sort $limit $skip $unwind $lookup $unionWith $facet $count $bucket $sortByCount $replaceRoot $replaceWith $sample $out $foo',
  argument:
    'a b x _id path from as let pipeline localField foreignField newRoot groupBy boundaries default output size input cond in initialValue vars if then else branches case date format unit timezone amount startDate endDate sortBy k v field value $each $slice $sort $position $type and or to onError a.$ a.$[] a.$[e] a.0 a.x regex options find replacement chars $meta $first $sum',
};
const split = Object.fromEntries(
  Object.entries(names).map(([kind, text]) => [kind, text.split(' ')]),
) as Record<keyof typeof names, string[]>;
const expressionNames = [...operators.keys(), '$foo'];

function operand(random: Random, depth: number): unknown {
  const kind = random.below(depth > 3 ? 16 : 24);
  if (kind >= 22) return { [random.pick(expressionNames)]: operand(random, depth + 1) };
  if (kind >= 20) return { [random.pick(split.filter)]: operand(random, depth + 1) };
  if (kind >= 18) return Array.from({ length: random.below(4) }, () => operand(random, depth + 1));
  if (kind >= 16) {
    const fields = random.some(split.argument, 3).map((name) => [name, operand(random, depth + 1)] as const);
    return Object.fromEntries(fields);
  }
  return random.pick<unknown>([
    ...[1, -1, 0, 2.5, NaN, Infinity, new Int32(3), Long.MAX_VALUE, Decimal128.fromString('1E+6000')],
    ...['', 'a', '$a', '$a.x', '$$ROOT', '$$this', '$', '$$', 'a.$', 'UTC', '(', 'month', '%Y', 'int'],
    ...[
      null,
      true,
      false,
      [],
      {},
      new Date(1e12),
      new Date(NaN),
      new ObjectId(),
      new BSONRegExp('a'),
      new MinKey(),
      undefined,
    ],
  ]);
}

function anyOf(random: Random, list: string[], most: number): Document {
  return Object.fromEntries(random.some(list, most).map((name) => [name, operand(random, 1)]));
}

const now = new Date(0);
const tasks: Record<string, (random: Random, doc: Document) => unknown> = {
  filter: (random, doc) => compileFilter(anyOf(random, [...split.argument, ...split.filter], 2))(doc),
  'field condition': (random, doc) => compileFilter({ a: anyOf(random, split.filter, 2) })(doc),
  sort: (random, doc) => compileSort(anyOf(random, split.argument, 2))(doc, {}),
  projection: (random, doc) =>
    compileProjection(anyOf(random, split.argument, 3), { a: operand(random, 2) })(doc),
  update: (random, doc) => {
    const fields = () => anyOf(random, split.argument, 2);
    const update = Object.fromEntries(
      random.some(split.update, 2).map((name) => [name, random.chance(0.9) ? fields() : operand(random, 1)]),
    );
    const filter = { a: random.pick<unknown>([1, { $exists: true }]) };
    const arrayFilters = random.chance(0.3) ? [{ e: operand(random, 2) }] : undefined;
    return [applyUpdate(doc, update, { filter, arrayFilters, now }), upsertDocument(filter, update, { now })];
  },
  expression: (random, doc) =>
    evaluateExpression({ [random.pick(expressionNames)]: operand(random, 0) }, doc),
  pipeline: (random, doc) => {
    const pipeline = Array.from({ length: 1 + random.below(2) }, () => ({
      [random.pick(split.stage)]: operand(random, 0),
    }));
    return [...runPipeline([doc, {}], pipeline, { now, collection: () => [{ _id: 1, a: 1 }] })];
  },
};

describe('whatever is sent is answered or refused, and nothing is changed by it', () => {
  it.each(Object.keys(tasks))('%s', (name) => {
    const random = new Random(name.length);
    let answered = 0;
    for (let i = 0; i < 20_000; i++) {
      const doc = { _id: 1, ...document(random) };
      const before = JSON.stringify(doc);
      const state = random.state;
      try {
        tasks[name]?.(random, doc);
        answered++;
      } catch (error) {
        if (!(error instanceof CommandError))
          throw new Error(`${name} from state ${state}: ${String(error)}`, { cause: error });
      }
      if (JSON.stringify(doc) !== before) throw new Error(`${name} from state ${state} changed its document`);
    }
    expect(answered).toBeGreaterThan(500);
  });
});
