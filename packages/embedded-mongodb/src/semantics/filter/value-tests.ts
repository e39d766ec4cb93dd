import { badValue, failedToParse } from '../../errors';
import type { ValueTest } from '../paths';
import { compileRegex } from '../regex';
import { compareValues, regexParts, valueKey, valuesEqual, type StringComparer } from '../values/compare';
import { asInteger, asNumber, compareNumbers, toNumeric } from '../values/numbers';
import { isNullish, isNumber, isTypeAlias, typeName, typeOfNumber, typeRank } from '../values/types';

const isNaN = (value: unknown) => isNumber(value) && Number.isNaN(asNumber(value));

/** Equal by value; null also matches missing. */
export function equalTo(operand: unknown, collation?: StringComparer): ValueTest {
  if (isNullish(operand)) return isNullish;
  if (typeof operand === 'string' && !collation) {
    return (value) => value === operand || (typeName(value) === 'symbol' && valuesEqual(value, operand));
  }
  const rank = typeRank(operand);
  return (value) => typeRank(value) === rank && valuesEqual(value, operand, collation);
}

const accepts: Record<string, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** `$gt` and its kind compare only values of the operand's type; MinKey and MaxKey compare with every type. */
export function orderedAs(name: string, operand: unknown, collation?: StringComparer): ValueTest {
  const accept = accepts[name] as (order: number) => boolean;
  const orEqual = name === '$gte' || name === '$lte';
  if (isNullish(operand)) return orEqual ? isNullish : () => false;
  const type = typeName(operand);
  if (type === 'minKey' || type === 'maxKey') return (value) => accept(compareValues(value, operand));
  const number = toNumeric(operand);
  if (number && isNaN(operand)) return orEqual ? isNaN : () => false;
  if (number) {
    return (value) => {
      const other = toNumeric(value);
      return other !== undefined && !isNaN(value) && accept(compareNumbers(other, number));
    };
  }
  const rank = typeRank(operand);
  return (value) => typeRank(value) === rank && accept(compareValues(value, operand, collation));
}

/** A pattern matches strings, and a stored regular expression that is the same. */
export function matchesRegex(regex: { pattern: string; flags: string }): ValueTest {
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
export function oneOf(operand: unknown, name: string, collation?: StringComparer): ValueTest {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  const patterns: ValueTest[] = [];
  const literals: unknown[] = [];
  for (const item of operand as unknown[]) {
    const type = typeName(item);
    if (type === 'regex') patterns.push(matchesRegex(regexParts(item)));
    else if (type === 'object' && Object.keys(item as object)[0]?.startsWith('$')) {
      throw badValue(`cannot nest $ under ${name}`);
    } else literals.push(item);
  }
  const isLiteral = oneOfLiterals(literals, collation);
  if (patterns.length === 0) return isLiteral;
  return (value) => isLiteral(value) || patterns.some((test) => test(value));
}

function oneOfLiterals(literals: unknown[], collation?: StringComparer): ValueTest {
  // A set pays from a few values on; it can't be used where a collation says what is equal.
  if (literals.length > 4 && !collation) {
    const keys = new Set(literals.map((literal) => valueKey(literal)));
    return (value) => keys.has(valueKey(value));
  }
  const tests = literals.map((literal) => equalTo(literal, collation));
  return (value) => tests.some((test) => test(value));
}

/** `$type`: numbers, names, 'number', or an array of them. */
export function hasType(operand: unknown): ValueTest {
  const wanted = new Set<string>();
  for (const type of (Array.isArray(operand) ? operand : [operand]) as unknown[]) {
    for (const name of typeNamesOf(type)) wanted.add(name);
  }
  if (wanted.size === 0) throw failedToParse('$type must match at least one type');
  return (value) => wanted.has(typeName(value));
}

function typeNamesOf(type: unknown): string[] {
  if (type === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof type === 'string') {
    if (!isTypeAlias(type)) throw badValue(`Unknown type name alias: ${type}`);
    return [type];
  }
  if (!isNumber(type)) throw failedToParse('type must be represented as a number or a string');
  const code = asNumber(type);
  const name = typeOfNumber(code);
  if (name === undefined) throw badValue(`Invalid numerical type code: ${code}`);
  return [name];
}

/** `$mod: [divisor, remainder]`; fractions are cut off first. */
export function hasRemainder(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((item) => truncated(item));
  if (divisor === undefined) throw badValue('malformed mod, divisor not a number');
  if (remainder === undefined) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const number = truncated(value);
    return number !== undefined && number % divisor === remainder;
  };
}

function truncated(value: unknown): bigint | undefined {
  const number = toNumeric(value);
  if (!number) return undefined;
  if (number.type === 'long') return number.value;
  const float = asNumber(value);
  return Number.isFinite(float) ? BigInt(Math.trunc(float)) : undefined;
}

export function hasSize(operand: unknown): ValueTest {
  const size = asInteger(operand);
  if (size === undefined) {
    throw failedToParse('Failed to parse $size. Expected an integer');
  }
  if (size < 0) throw failedToParse('Failed to parse $size. Expected a non-negative number');
  return (value) => Array.isArray(value) && value.length === size;
}
