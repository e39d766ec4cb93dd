import { badValue, failedToParse } from '../../errors';
import type { CompileOptions } from '../options';
import type { Test } from '../paths';
import { compileRegex } from '../regex';
import { compareValues, comparisons, valueKey, valuesEqual } from '../values/compare';
import {
  asInteger,
  asNumber,
  compareNumbers,
  fitsLong,
  isNaNumber,
  toNumeric,
  wholePart,
} from '../values/numbers';
import { firstOperator, isNullish, regexParts, typeCalled, typeName, typeRank } from '../values/types';

/** Equal by value; null also matches missing, and BSON's undefined is a mistake. */
export function equalTo(operand: unknown, { collation }: CompileOptions): Test {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  if (operand === null) return isNullish;
  if (typeof operand === 'string' && !collation)
    return (value) => value === operand || (typeName(value) === 'symbol' && valuesEqual(value, operand));
  const rank = typeRank(operand);
  return (value) => typeRank(value) === rank && valuesEqual(value, operand, collation);
}

/** `$gt` and its kind compare only values of the operand's type; MinKey and MaxKey compare with every type. */
function orderedAs(operand: unknown, { collation }: CompileOptions, name: string): Test {
  if (operand === undefined) throw badValue('cannot compare to undefined');
  const type = typeName(operand);
  if (type === 'regex') throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`);
  const accept = comparisons[name] as (order: number) => boolean;
  // What is in no order with anything else is only equal to itself.
  const onlyEqual = isNullish(operand) ? isNullish : isNaNumber(operand) ? isNaNumber : undefined;
  if (onlyEqual) return accept(0) ? onlyEqual : () => false;
  const number = toNumeric(operand);
  if (number)
    return (value) => {
      const other = toNumeric(value);
      return other !== undefined && accept(compareNumbers(other, number)) && !Number.isNaN(other.value);
    };
  const isAnyType = type === 'minKey' || type === 'maxKey';
  const rank = typeRank(operand);
  return (value) =>
    (isAnyType || typeRank(value) === rank) && accept(compareValues(value, operand, collation));
}

/** A pattern matches strings, and a stored regular expression that is the same. */
export function matchesRegex(regex: { pattern: string; flags: string }): Test {
  const compiled = compileRegex(regex.pattern, regex.flags);
  return (value) => {
    if (typeof value === 'string') return compiled.test(value);
    const type = typeName(value);
    if (type === 'symbol') return compiled.test(String(value));
    if (type !== 'regex') return false;
    const stored = regexParts(value);
    return stored.pattern === regex.pattern && stored.flags === regex.flags;
  };
}

/** `$in`: any of the values; patterns are matched. */
export function oneOf(operand: unknown, options: CompileOptions, name: string): Test {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  const items = operand as unknown[];
  if (items.some(firstOperator)) throw badValue(`cannot nest $ under ${name}`);
  const isPattern = (item: unknown) => typeName(item) === 'regex';
  const patterns = items.filter(isPattern).map((item) => matchesRegex(regexParts(item)));
  const literals = items.filter((item) => !isPattern(item));
  const tests = [...literals.map((literal) => equalTo(literal, options)), ...patterns];
  // A set pays from a few values on.
  if (patterns.length > 0 || literals.length <= 4) return (value) => tests.some((test) => test(value));
  const keys = new Set(literals.map((literal) => valueKey(literal, options.collation)));
  return (value) => keys.has(valueKey(value, options.collation));
}

/** `$type`: numbers, names, 'number', or an array of them. */
function hasType(operand: unknown): Test {
  const types = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  const wanted = new Set<string>(types.flatMap(typeNamesOf));
  if (wanted.size === 0) throw failedToParse('$type must match at least one type');
  return (value) => wanted.has(typeName(value));
}

function typeNamesOf(type: unknown): string[] {
  if (type === 'number') return ['int', 'long', 'double', 'decimal'];
  const name = typeCalled(typeof type === 'string' ? type : asNumber(type));
  if (name === undefined) throw badValue(`Unknown type: ${String(type)}`);
  return [name];
}

/** A number without its fraction; undefined of what does not fit into 64 bits. */
function truncated(value: unknown): bigint | undefined {
  const number = toNumeric(value);
  const whole = number && wholePart(number);
  return whole !== undefined && fitsLong(whole) ? whole : undefined;
}

/** `$mod: [divisor, remainder]`; fractions are cut off first. */
function hasRemainder(operand: unknown): Test {
  const length = Array.isArray(operand) ? operand.length : 0;
  if (length !== 2)
    throw badValue(`malformed mod, ${length < 2 ? 'not enough' : 'too many'} elements, takes two`);
  const [divisor, remainder] = (operand as unknown[]).map(truncated);
  if (divisor === undefined || remainder === undefined)
    throw badValue('malformed mod, divisor and remainder must be numbers of 64 bits');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const number = truncated(value);
    return number !== undefined && number % divisor === remainder;
  };
}

export function hasSize(operand: unknown): Test {
  const size = asInteger(operand);
  if (size === undefined || size < 0)
    throw failedToParse('Failed to parse $size. Expected a non-negative integer number');
  return (value) => Array.isArray(value) && value.length === size;
}

/** The operators that test one value at a time: a field passes if one of its values does. */
export const valueTests = new Map<string, (operand: unknown, options: CompileOptions, name: string) => Test>([
  ['$eq', equalTo],
  ['$gt', orderedAs],
  ['$gte', orderedAs],
  ['$lt', orderedAs],
  ['$lte', orderedAs],
  ['$in', oneOf],
  ['$type', hasType],
  ['$mod', hasRemainder],
]);
