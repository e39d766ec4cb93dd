import { Timestamp } from 'bson';
import { location } from '../../errors';
import { compileRegex } from '../regex';
import { compareCodePoints, regexParts } from '../values/compare';
import { asInteger, makeInt } from '../values/numbers';
import { isNullish, typeName } from '../values/types';
import { timeOfDate } from '../values/dates';
import { unary, variadic, withArguments, withNamedArguments, type OperatorFactory } from './environment';

/** The text of a string, number or date, as `$toUpper`, `$substr` and their kind take it; null is ''. */
function coerced(value: unknown, name: string): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
  const type = typeName(value);
  if (['int', 'long', 'double', 'decimal', 'symbol'].includes(type) || value instanceof Timestamp)
    return String(value);
  throw location(16007, `can't convert from BSON type ${type} to String (${name})`);
}

function textOf(value: unknown, name: string, code: number): string {
  if (typeof value === 'string') return value;
  throw location(code, `${name} requires a string argument, found: ${typeName(value)}`);
}

const concat = variadic((values, _env, name) => {
  if (values.some(isNullish)) return null;
  const wrong = values.find((value) => typeof value !== 'string');
  if (wrong !== undefined) throw location(16702, `${name} only supports strings, not ${typeName(wrong)}`);
  return values.join('');
});

function position(value: unknown, name: string): number {
  const integer = asInteger(value);
  if (integer === undefined)
    throw location(34452, `${name} takes whole numbers for positions, found: ${typeName(value)}`);
  return integer;
}

/** Counted in code points, not in UTF-16 units. */
const substringOfPoints = withArguments(3, 3, ([value, start, length], _env, name) => {
  const [from, count] = [position(start, name), position(length, name)];
  if (from < 0 || count < 0) throw location(34454, `${name}: positions must not be negative`);
  return Array.from(coerced(value, name))
    .slice(from, from + count)
    .join('');
});

const substringOfBytes = withArguments(3, 3, ([value, start, length], _env, name) => {
  const [from, count] = [position(start, name), position(length, name)];
  if (from < 0) throw location(50752, `${name}: starting index must be non-negative`);
  const bytes = Buffer.from(coerced(value, name));
  const part = count < 0 ? bytes.subarray(from) : bytes.subarray(from, from + count);
  const splits = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
  if (splits(bytes[from]))
    throw location(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (splits(bytes[from + part.length]))
    throw location(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return part.toString();
});

const trimming = (atStart: boolean, atEnd: boolean): OperatorFactory =>
  withNamedArguments(['input', 'chars'], ['input'], ({ input, chars }, _env, name) => {
    if (isNullish(input) || chars === null) return null;
    const text = Array.from(textOf(input, name, 50699));
    const drop = new Set(
      chars === undefined
        ? '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
        : textOf(chars, name, 50700),
    );
    let [from, to] = [0, text.length];
    while (atStart && from < to && drop.has(text[from] as string)) from++;
    while (atEnd && to > from && drop.has(text[to - 1] as string)) to--;
    return text.slice(from, to).join('');
  });

const split = withArguments(2, 2, ([value, by], _env, name) => {
  if (isNullish(value) || isNullish(by)) return null;
  const separator = textOf(by, name, 40086);
  if (separator === '') throw location(40087, `${name} requires a non-empty separator`);
  return textOf(value, name, 40085).split(separator);
});

const indexOfPoint = withArguments(2, 4, ([value, part, start, end], _env, name) => {
  if (isNullish(value)) return null;
  const text = Array.from(textOf(value, name, 40093));
  const wanted = Array.from(textOf(part, name, 40094));
  const from = start === undefined ? 0 : position(start, name);
  const to = end === undefined ? text.length : Math.min(text.length, position(end, name));
  for (let i = from; i + wanted.length <= to; i++) {
    if (wanted.every((point, j) => text[i + j] === point)) return makeInt(i);
  }
  return makeInt(-1);
});

const replacing = (all: boolean): OperatorFactory =>
  withNamedArguments(
    ['input', 'find', 'replacement'],
    ['input', 'find', 'replacement'],
    ({ input, find, replacement }, _env, name) => {
      if ([input, find, replacement].some(isNullish)) return null;
      const [text, wanted, by] = [input, find, replacement].map((value) => textOf(value, name, 51746)) as [
        string,
        string,
        string,
      ];
      return all ? text.replaceAll(wanted, () => by) : text.replace(wanted, () => by);
    },
  );

function regexOf(regex: unknown, options: unknown, name: string): RegExp | null {
  if (isNullish(regex)) return null;
  if (typeof regex === 'string') return compileRegex(regex, typeof options === 'string' ? options : '');
  if (typeName(regex) !== 'regex')
    throw location(51105, `${name} needs 'regex' to be of type string or regex`);
  const { pattern, flags } = regexParts(regex);
  return compileRegex(pattern, typeof options === 'string' ? options : flags);
}

const matching = (apply: (text: string, regex: RegExp) => unknown, none: unknown): OperatorFactory =>
  withNamedArguments(
    ['input', 'regex', 'options'],
    ['input', 'regex'],
    ({ input, regex, options }, _env, name) => {
      const pattern = regexOf(regex, options, name);
      if (isNullish(input) || !pattern) return none;
      return apply(textOf(input, name, 51104), pattern);
    },
  );

const found = (match: RegExpExecArray) => ({
  match: match[0],
  idx: makeInt(Array.from(match.input.slice(0, match.index)).length),
  captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
});

export const stringOperators: Record<string, OperatorFactory> = {
  $concat: concat,
  $substrCP: substringOfPoints,
  $substrBytes: substringOfBytes,
  $substr: substringOfBytes,
  $toLower: unary((value, name) => coerced(value, name).toLowerCase()),
  $toUpper: unary((value, name) => coerced(value, name).toUpperCase()),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $split: split,
  $strLenCP: unary((value, name) => makeInt(Array.from(textOf(value, name, 34471)).length)),
  $strLenBytes: unary((value, name) => makeInt(Buffer.byteLength(textOf(value, name, 34473)))),
  $indexOfCP: indexOfPoint,
  $strcasecmp: withArguments(2, 2, ([a, b], _env, name) =>
    makeInt(Math.sign(compareCodePoints(coerced(a, name).toUpperCase(), coerced(b, name).toUpperCase()))),
  ),
  $replaceOne: replacing(false),
  $replaceAll: replacing(true),
  $regexMatch: matching((text, regex) => regex.test(text), false),
  $regexFind: matching((text, regex) => {
    const match = regex.exec(text);
    return match ? found(match) : null;
  }, null),
  $regexFindAll: matching(
    (text, regex) => Array.from(text.matchAll(new RegExp(regex.source, `${regex.flags}g`)), found),
    [],
  ),
};
