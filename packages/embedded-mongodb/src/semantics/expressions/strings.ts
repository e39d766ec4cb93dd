import { Timestamp } from 'bson';
import { location } from '../../errors';
import { compileRegex } from '../regex';
import { compareCodePoints, regexParts } from '../values/compare';
import { timeOfDate } from '../values/dates';
import { makeInt } from '../values/numbers';
import { isNullish, isNumber, typeName } from '../values/types';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

/** The text of a string, number or date, as `$toUpper`, `$substr` and their kind take it; null is ''. */
function coerced(value: unknown, name: string): string {
  if (isNullish(value)) return '';
  if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
  const type = typeName(value);
  if (type === 'string' || type === 'symbol' || isNumber(value) || value instanceof Timestamp)
    return String(value);
  throw location(16007, `can't convert from BSON type ${type} to String (${name})`);
}

const points = (text: string) => Array.from(text);
const splitsCharacter = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

const substringOfBytes = operator(
  'any integer! integer!',
  ([value, from, count], _env, name) => {
    if (from < 0) throw location(50752, `${name}: starting index must be non-negative`);
    const bytes = Buffer.from(coerced(value, name));
    const part = count < 0 ? bytes.subarray(from) : bytes.subarray(from, from + count);
    if (splitsCharacter(bytes[from]))
      throw location(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
    if (splitsCharacter(bytes[from + part.length]))
      throw location(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
    return part.toString();
  },
  16034,
);

/** What `$trim` takes away by itself (manual: `$trim`, whitespace characters). */
const whitespace = `\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a`;

const trimming = (atStart: boolean, atEnd: boolean) =>
  operator(
    'input:string chars:string?',
    ({ input, chars = whitespace }) => {
      const text = points(input);
      const drop = new Set(chars);
      let [from, to] = [0, text.length];
      while (atStart && from < to && drop.has(text[from] as string)) from++;
      while (atEnd && to > from && drop.has(text[to - 1] as string)) to--;
      return text.slice(from, to).join('');
    },
    50699,
  );

/** The position of one list in another; the positions count what the lists hold, be it characters or bytes. */
const indexIn = (unitsOf: (text: string) => ArrayLike<unknown>) =>
  operator(
    'string string! integer? integer?',
    ([text, part, start = 0, end = Infinity]) => {
      const [units, wanted] = [unitsOf(text), unitsOf(part)];
      const last = Math.min(units.length, end) - wanted.length;
      for (let i = start; i <= last; i++) {
        let matching = 0;
        while (matching < wanted.length && units[i + matching] === wanted[matching]) matching++;
        if (matching === wanted.length) return makeInt(i);
      }
      return makeInt(-1);
    },
    40093,
  );

const replacing = (replace: (text: string, find: string, by: () => string) => string) =>
  operator(
    'input:string find:string replacement:string',
    ({ input, find, replacement }) => replace(input, find, () => replacement),
    51746,
  );

function regexOf(regex: unknown, options: string | undefined, name: string): RegExp | null {
  if (isNullish(regex)) return null;
  if (typeof regex === 'string') return compileRegex(regex, options);
  if (typeName(regex) !== 'regex') throw location(51105, `'regex' of ${name} must be a string or regex`);
  const { pattern, flags } = regexParts(regex);
  if (flags !== '' && options !== undefined)
    throw location(51107, `${name}: found regex options specified in both 'regex' and 'options' fields`);
  return compileRegex(pattern, options ?? flags);
}

const matching = (apply: (text: string, regex: RegExp) => unknown, none: unknown) =>
  operator(
    'input:string~ regex:any options:string?',
    ({ input, regex, options }, _env, name) => {
      const pattern = regexOf(regex, options, name);
      return isNullish(input) || !pattern ? none : apply(input, pattern);
    },
    51104,
  );

const found = (match: RegExpExecArray | null) =>
  match && {
    match: match[0],
    idx: makeInt(points(match.input.slice(0, match.index)).length),
    captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
  };

export const stringOperators: Record<string, OperatorFactory> = {
  $concat: operator('string*', (parts) => parts.join(''), 16702),
  $substrCP: operator(
    'any integer! integer!',
    ([value, from, count], _env, name) => {
      if (from < 0 || count < 0) throw location(34454, `${name}: positions must not be negative`);
      return points(coerced(value, name))
        .slice(from, from + count)
        .join('');
    },
    34450,
  ),
  $substrBytes: substringOfBytes,
  $substr: substringOfBytes,
  $toLower: operator('any', ([value], _env, name) => coerced(value, name).toLowerCase()),
  $toUpper: operator('any', ([value], _env, name) => coerced(value, name).toUpperCase()),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $split: operator(
    'string string',
    ([text, separator], _env, name) => {
      if (separator === '') throw location(40087, `${name} requires a non-empty separator`);
      return text.split(separator);
    },
    40085,
  ),
  $strLenCP: operator('string!', ([text]) => makeInt(points(text).length), 34471),
  $strLenBytes: operator('string!', ([text]) => makeInt(Buffer.byteLength(text)), 34473),
  $indexOfCP: indexIn(points),
  $indexOfBytes: indexIn((text) => Buffer.from(text)),
  $strcasecmp: operator('any any', ([a, b], _env, name) =>
    makeInt(Math.sign(compareCodePoints(coerced(a, name).toUpperCase(), coerced(b, name).toUpperCase()))),
  ),
  $replaceOne: replacing((text, find, by) => text.replace(find, by)),
  $replaceAll: replacing((text, find, by) => text.replaceAll(find, by)),
  $regexMatch: matching((text, regex) => regex.test(text), false),
  $regexFind: matching((text, regex) => found(regex.exec(text)), null),
  $regexFindAll: matching(
    (text, regex) => Array.from(text.matchAll(new RegExp(regex.source, `${regex.flags}g`)), found),
    [],
  ),
};
