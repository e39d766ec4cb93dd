import { Timestamp } from 'bson';
import { location } from '../../errors';
import { compileRegex, withOptions } from '../regex';
import { makeInt } from '../values/numbers';
import { isNullish, isNumber, typeName } from '../values/types';
import { timeOfDate } from './date-units';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

/** The text of a string, number or date, as `$toUpper`, `$substrCP` and their kind take it; null is ''. */
function coerced(value: unknown, name: string): string {
  if (isNullish(value)) return '';
  if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
  const type = typeName(value);
  if (type === 'string' || type === 'symbol' || isNumber(value) || value instanceof Timestamp)
    return String(value);
  throw location(16007, `can't convert from BSON type ${type} to String (${name})`);
}

/** The characters of a text: its code points. */
const points = (text: string) => Array.from(text);

/** What `$trim` takes away by itself (manual: `$trim`, whitespace characters). */
const whitespace = `\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a`;

const trimming = (atStart: boolean, atEnd: boolean) =>
  operator(50699, 'input:string chars:string?', ({ input, chars = whitespace }) => {
    const text = points(input);
    const drop = new Set(chars);
    let [from, to] = [0, text.length];
    while (atStart && from < to && drop.has(text[from] as string)) from++;
    while (atEnd && to > from && drop.has(text[to - 1] as string)) to--;
    return text.slice(from, to).join('');
  });

const replacing = (replace: (text: string, find: string, by: () => string) => string) =>
  operator(51746, 'input:string find:string replacement:string', ({ input, find, replacement }) =>
    replace(input, find, () => replacement),
  );

const matching = (apply: (text: string, regex: RegExp) => unknown, none: unknown) =>
  operator(51104, 'input:string~ regex:any options:string?', ({ input, regex, options }) => {
    if (isNullish(input) || isNullish(regex)) return none;
    const { pattern, flags } = withOptions(regex, options, [51105, 51107]);
    return apply(input, compileRegex(pattern, flags));
  });

const found = (match: RegExpExecArray | null) =>
  match && {
    match: match[0],
    idx: makeInt(points(match.input.slice(0, match.index)).length),
    captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
  };

export const stringOperators: Record<string, OperatorFactory> = {
  $concat: operator(16702, 'string*', (parts) => parts.join('')),
  $substrCP: operator(34450, 'any integer! integer!', ([value, from, count], _env, name) => {
    if (from < 0 || count < 0) throw location(34454, `${name}: positions must not be negative`);
    const text = points(coerced(value, name));
    return text.slice(from, from + count).join('');
  }),
  $toLower: operator(14, 'any', ([value], _env, name) => coerced(value, name).toLowerCase()),
  $toUpper: operator(14, 'any', ([value], _env, name) => coerced(value, name).toUpperCase()),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $split: operator(40085, 'string string', ([text, separator], _env, name) => {
    if (separator === '') throw location(40087, `${name} requires a non-empty separator`);
    return text.split(separator);
  }),
  $strLenCP: operator(34471, 'string!', ([text]) => makeInt(points(text).length)),
  $indexOfCP: operator(
    40093,
    'string string! integer? integer?',
    ([text, part, start = 0, end = Infinity], _env, name) => {
      if (start < 0 || end < 0) throw location(40097, `${name}: positions must not be negative`);
      const characters = points(text);
      const within = characters.slice(start, end).join('');
      const at = start > Math.min(characters.length, end) ? -1 : within.indexOf(part);
      return makeInt(at < 0 ? -1 : start + points(within.slice(0, at)).length);
    },
  ),
  $replaceOne: replacing((text, find, by) => text.replace(find, by)),
  $replaceAll: replacing((text, find, by) => text.replaceAll(find, by)),
  $regexMatch: matching((text, regex) => regex.test(text), false),
  $regexFind: matching((text, regex) => found(regex.exec(text)), null),
  $regexFindAll: matching((text, regex) => {
    const everywhere = new RegExp(regex.source, `${regex.flags}g`);
    return Array.from(text.matchAll(everywhere), found);
  }, []),
};
