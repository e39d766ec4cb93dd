import fc from 'fast-check';

type Fields = Record<string, unknown>;

const number = fc.integer({ min: -3, max: 3 });
const list = fc.array(number, { maxLength: 4 });

/** Documents of which a model knows all: numbers, lists of numbers and one document inside. */
export const modelDocument: fc.Arbitrary<Fields> = fc.record(
  { n: number, m: number, list, inner: fc.record({ n: number, list }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);

const numberPath = fc.constantFrom('n', 'm', 'inner.n');
const listPath = fc.constantFrom('list', 'inner.list');
const on = (name: string, path: fc.Arbitrary<string>, operand: fc.Arbitrary<unknown>) =>
  fc.tuple(path, operand).map(([at, value]): Record<string, Fields> => ({ [name]: { [at]: value } }));

/** Updates of one operator on one path. */
export const modelUpdate = fc.oneof(
  on('$set', numberPath, number),
  on('$unset', fc.oneof(numberPath, listPath), fc.constant('')),
  on('$inc', numberPath, number),
  on('$mul', numberPath, number),
  on('$min', numberPath, number),
  on('$max', numberPath, number),
  on('$push', listPath, number),
  on(
    '$push',
    listPath,
    fc.record(
      { $each: list, $position: number, $slice: number, $sort: fc.constantFrom(1, -1) },
      { requiredKeys: ['$each'] },
    ),
  ),
  on('$addToSet', listPath, fc.record({ $each: list })),
  on('$pull', listPath, fc.oneof(number, fc.record({ $gt: number }))),
  on('$pullAll', listPath, list),
  on('$pop', listPath, fc.constantFrom(1, -1)),
);

interface Push {
  $each: number[];
  $position?: number;
  $slice?: number;
  $sort?: number;
}

function pushed(before: number[], given: number | Push): number[] {
  const {
    $each,
    $position = before.length,
    $slice,
    $sort,
  } = typeof given === 'number' ? { $each: [given] } : given;
  const at = $position < 0 ? Math.max(0, before.length + $position) : $position;
  const all = [...before.slice(0, at), ...$each, ...before.slice(at)];
  if ($sort !== undefined) all.sort((a, b) => (a - b) * $sort);
  if ($slice === undefined) return all;
  return $slice < 0 ? all.slice($slice) : all.slice(0, $slice);
}

/** Each operator in the plainest way: the value before (undefined: missing) and the operand give the value after. */
const model: Record<string, (before: never, operand: never) => unknown> = {
  $set: (_before: unknown, operand: number) => operand,
  $unset: () => undefined,
  $inc: (before: number | undefined, operand: number) => (before ?? 0) + operand,
  $mul: (before: number | undefined, operand: number) => (before ?? 0) * operand + 0,
  $min: (before: number | undefined, operand: number) => Math.min(before ?? operand, operand),
  $max: (before: number | undefined, operand: number) => Math.max(before ?? operand, operand),
  $push: (before: number[] | undefined, operand: number | Push) => pushed(before ?? [], operand),
  $addToSet: (before: number[] | undefined, { $each }: Push) =>
    $each.reduce((set, value) => (set.includes(value) ? set : [...set, value]), before ?? []),
  $pull: (before: number[] | undefined, operand: number | { $gt: number }) =>
    before?.filter((value) => (typeof operand === 'number' ? value !== operand : value <= operand.$gt)),
  $pullAll: (before: number[] | undefined, operand: number[]) =>
    before?.filter((value) => !operand.includes(value)),
  $pop: (before: number[] | undefined, operand: number) =>
    operand > 0 ? before?.slice(0, -1) : before?.slice(1),
};

/** What an update makes of a document. */
export function applyModel(doc: Fields, update: Record<string, Fields>): Fields {
  const [[name, fields]] = Object.entries(update) as [[string, Fields]];
  const [[path, operand]] = Object.entries(fields) as [[string, unknown]];
  const apply = model[name] as (before: unknown, operand: unknown) => unknown;
  const result = structuredClone(doc);
  const isInner = path.startsWith('inner.');
  const field = path.replace('inner.', '');
  const holder = (isInner ? (result.inner ?? {}) : result) as Fields;
  const value = apply(holder[field], operand);
  if (value === undefined) delete holder[field];
  else {
    holder[field] = value;
    if (isInner) result.inner = holder;
  }
  return result;
}
