import { ObjectId } from 'bson';
import { badValue, CommandError, location } from '../../errors';
import type { Lazy } from '../signature';
import type { BsonNumber } from '../values/arithmetic';
import { parseDecimal, toDecimal128 } from '../values/decimal';
import {
  arithmeticDecimal,
  asNumber,
  fitsLong,
  isTruthy,
  makeDouble,
  makeInt,
  makeLong,
  toJsNumber,
  toNumeric,
  wholePart,
  type Numeric,
} from '../values/numbers';
import { isNullish, isNumber, typeCalled, typeName } from '../values/types';
import { makeDate, timeOf, timeOfDate } from './date-units';
import { parseDate } from './date-text';
import { operator, type OperatorFactory } from './operator';
import { textOf } from './strings';

/** What a conversion gives, or its `onError`, which is for conversions that fail and not for other errors. */
export function converted(convert: () => unknown, onError: Lazy | undefined): unknown {
  try {
    return convert();
  } catch (error) {
    if (onError && error instanceof CommandError && error.code === 241) return onError();
    throw error;
  }
}

const failure = (message: string) => location(241, `${message} in $convert with no onError value`);
const unsupported = (value: unknown, to: string) =>
  failure(`Unsupported conversion from ${typeName(value)} to ${to}`);

/** What converts to every kind of number: numbers and their texts, booleans as 1 and 0, dates as their milliseconds. */
function numberOf(value: unknown, to: string): Numeric {
  if (typeof value === 'boolean') return { type: 'int', value: Number(value) };
  if (value instanceof Date && to !== 'int') return { type: 'long', value: BigInt(timeOfDate(value)) };
  if (typeof value === 'string') {
    const isReadable = !['int', 'long'].includes(to) || /^[+-]?\d+$/.test(value);
    const number = isReadable ? parseDecimal(value) : undefined;
    if (number !== undefined) return { type: 'decimal', value: number };
    throw failure(`Failed to parse number '${value}'`);
  }
  const number = toNumeric(value);
  if (number) return number;
  throw unsupported(value, to);
}

const overflow = () => failure('Conversion would overflow target type');

function toInteger(value: unknown, to: 'int' | 'long'): bigint {
  const whole = wholePart(numberOf(value, to));
  if (whole === undefined) throw failure(`Attempt to convert ${String(value)} to an integer type`);
  if (!(to === 'long' ? fitsLong(whole) : BigInt.asIntN(32, whole) === whole)) throw overflow();
  return whole;
}

const isInfinite = ({ value }: Numeric) => typeof value === 'number' && !Number.isFinite(value);

/** A conversion to a type with fractions; a finite number has to stay one. */
const toReal = (to: string, make: (number: Numeric) => BsonNumber) => (value: unknown) => {
  const number = numberOf(value, to);
  const result = make(number);
  if (!isInfinite(number) && isInfinite(toNumeric(result) as Numeric)) throw overflow();
  return result;
};

const converters: Record<string, (value: unknown) => unknown> = {
  double: toReal('double', (number) => makeDouble(toJsNumber(number))),
  decimal: toReal('decimal', (number) => toDecimal128(arithmeticDecimal(number))),
  string(value) {
    const isPlain = value instanceof ObjectId || typeof value === 'boolean';
    const text = isPlain ? String(value) : textOf(value);
    if (text === undefined) throw unsupported(value, 'string');
    return text;
  },
  objectId(value) {
    if (value instanceof ObjectId) return value;
    if (typeof value !== 'string') throw unsupported(value, 'objectId');
    if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
    throw failure(`Failed to parse objectId '${value}'`);
  },
  bool: (value) => (isNumber(value) ? isTruthy(value) : value !== false),
  date(value) {
    const time = timeOf(value);
    if (time !== undefined) return new Date(time);
    if (typeof value === 'string') return parseDate(value, 'UTC');
    if (isNumber(value) && typeName(value) !== 'int') return makeDate(Number(toInteger(value, 'long')));
    throw unsupported(value, 'date');
  },
  int: (value) => makeInt(Number(toInteger(value, 'int'))),
  long: (value) => makeLong(toInteger(value, 'long')),
};

const shorthands = Object.entries(converters).map(([type, convert]): [string, OperatorFactory] => [
  `$to${type[0]?.toUpperCase()}${type.slice(1)}`,
  operator('any', ([value]) => (isNullish(value) ? null : convert(value))),
]);

export const conversionOperators: Record<string, OperatorFactory> = {
  $convert: operator('input:any to:any onError:lazy? onNull:lazy?', ({ input, to, onError, onNull }) => {
    const type = to === 'missing' ? to : typeCalled(typeof to === 'string' ? to : asNumber(to));
    if (!type && !isNullish(to)) throw badValue(`Unknown type name: ${String(to)}`);
    if (isNullish(input)) return onNull ? onNull() : null;
    return (
      type &&
      converted(() => {
        if (Object.hasOwn(converters, type)) return converters[type]?.(input);
        throw unsupported(input, type);
      }, onError)
    );
  }),
  ...Object.fromEntries(shorthands),
  $type: operator('any', ([value]) => typeName(value)),
  $isNumber: operator('any', ([value]) => isNumber(value)),
};
