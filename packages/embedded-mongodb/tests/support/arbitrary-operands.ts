import { BSONRegExp, Decimal128, Int32, Long, MinKey, ObjectId, type Document } from 'bson';
import fc from 'fast-check';
import { operators } from '../../src/semantics/expressions/compile';

const words = (text: string) => fc.constantFrom(...text.split(' '));

export const filterName = words(
  '$eq $ne $gt $gte $lt $lte $in $nin $not $exists $type $regex $options $mod $size $all $elemMatch $and $or $nor $expr $comment $text $where $foo',
);
export const updateName = words(
  '$set $unset $inc $mul $min $max $rename $setOnInsert $currentDate $bit $push $addToSet $pull $pullAll $pop $foo',
);
export const stageName = words(
  '$match $project $set $addFields $unset $group $sort $limit $skip $unwind $lookup $graphLookup $unionWith $facet $count $bucket $sortByCount $replaceRoot $replaceWith $sample $setWindowFields $out $foo',
);
/** Fields of documents, names of arguments and paths with positions. */
export const argumentName = words(
  'a b x _id path from as let pipeline localField foreignField newRoot groupBy boundaries default output size input cond in initialValue vars if then else branches case date format unit timezone amount startDate endDate sortBy partitionBy window documents range startWith connectFromField connectToField maxDepth k v field value $each $slice $sort $position $type and or to onError a.$ a.$[] a.$[e] a.0 a.x regex options find replacement chars $meta $first $sum $rank $shift by',
);
export const expressionName = fc.constantFrom(...operators.keys(), '$foo');

const plain = fc.constantFrom<unknown>(
  ...[1, -1, 0, 2.5, NaN, Infinity, new Int32(3), Long.MAX_VALUE, Decimal128.fromString('1E+6000')],
  ...['', 'a', '$a', '$a.x', '$$ROOT', '$$this', '$', '$$', 'a.$', 'UTC', '(', 'month', '%Y', 'int'],
  ...[null, true, false, [], {}, new Date(1e12), new Date(NaN), new ObjectId(), new BSONRegExp('a')],
  ...[new MinKey(), undefined],
);

const fields = (name: fc.Arbitrary<string>, of: fc.Arbitrary<unknown>, maxLength: number) =>
  fc.array(fc.tuple(name, of), { maxLength }).map((entries) => Object.fromEntries(entries) as Document);
const only = (name: fc.Arbitrary<string>, of: fc.Arbitrary<unknown>) =>
  fc.tuple(name, of).map(([key, inner]) => ({ [key]: inner }) as Document);

const level = (inner: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 8, arbitrary: plain },
    { weight: 1, arbitrary: only(expressionName, inner) },
    { weight: 1, arbitrary: only(filterName, inner) },
    { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }) },
    { weight: 1, arbitrary: fields(argumentName, inner, 3) },
  );

/** Whatever a client may send as an operand: sense and nonsense, four levels deep. */
export const operand: fc.Arbitrary<unknown> = level(level(level(plain)));

/** A document of some of these names with any operands. */
export const anyOf = (name: fc.Arbitrary<string>, maxLength: number) => fields(name, operand, maxLength);
/** A document of exactly one of these names with any operand. */
export const oneOf = (name: fc.Arbitrary<string>) => only(name, operand);
