import { location } from '../../errors';
import { compileRegex, withOptions } from '../regex';
import { makeInt, toNumeric } from '../values/numbers';
import { isNullish, typeName } from '../values/types';
import { formatDate } from './date-text';
import { timeOfDate } from './date-units';
import { operator, type OperatorFactory } from './operator';

/** A double with six digits, as C's `%g` writes it and MongoDB with it. */
function textOfDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [digits, exponent] = value.toExponential(5).split('e').map(Number) as [number, number];
  const isLong = exponent < -4 || exponent > 5;
  if (!isLong) return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(6)));
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The text of a string, number or date; undefined of anything else. */
export function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return formatDate(timeOfDate(value), 'UTC');
  const number = toNumeric(value);
  if (number?.type === 'double') return textOfDouble(number.value);
  return number || ['string', 'symbol'].includes(typeName(value)) ? String(value) : undefined;
}

/** The same, as `$toUpper`, `$substrCP` and their kind take it; null is ''. */
function coerced(value: unknown, name: string): string {
  const text = isNullish(value) ? '' : textOf(value);
  if (text !== undefined) return text;
  throw location(16007, `can't convert from BSON type ${typeName(value)} to String (${name})`);
}

const recasing = (letters: RegExp, recase: (letters: string) => string) =>
  operator('any', ([value], _env, name) => coerced(value, name).replace(letters, recase));

/** The characters of a text: its code points. */
const points = (text: string) => Array.from(text);

/** What `$trim` takes away by itself (manual: `$trim`, whitespace characters). */
const whitespace = `\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a`;

const trimming = (atStart: boolean, atEnd: boolean) =>
  operator('input:string chars:string?', ({ input, chars = whitespace }) => {
    const text = points(input);
    const drop = new Set(chars);
    let [from, to] = [0, text.length];
    while (atStart && from < to && drop.has(text[from] as string)) from++;
    while (atEnd && to > from && drop.has(text[to - 1] as string)) to--;
    return text.slice(from, to).join('');
  });

const replacing = (replace: (text: string, find: string, by: () => string) => string) =>
  operator('input:string find:string replacement:string', ({ input, find, replacement }) =>
    replace(input, find, () => replacement),
  );

const matching = (apply: (text: string, regex: RegExp) => unknown, none: unknown) =>
  operator('input:string~ regex:any options:string?~', ({ input, regex, options }) => {
    if (isNullish(regex)) return none;
    const { pattern, flags } = withOptions(regex, options ?? undefined);
    const compiled = compileRegex(pattern, flags);
    return isNullish(input) ? none : apply(input, compiled);
  });

const found = (match: RegExpExecArray | null) =>
  match && {
    match: match[0],
    idx: makeInt(points(match.input.slice(0, match.index)).length),
    captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
  };

export const stringOperators: Record<string, OperatorFactory> = {
  $concat: operator('string*', (parts) => parts.join('')),
  $substrCP: operator('any natural! natural!', ([value, from, count], _env, name) =>
    points(coerced(value, name))
      .slice(from, from + count)
      .join(''),
  ),
  $toLower: recasing(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  $toUpper: recasing(/[a-z]+/g, (letters) => letters.toUpperCase()),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $split: operator('string string', ([text, separator], _env, name) => {
    if (separator === '') throw location(40087, `${name} requires a non-empty separator`);
    return text.split(separator);
  }),
  $strLenCP: operator('string!', ([text]) => makeInt(points(text).length)),
  $indexOfCP: operator('string string! natural?! natural?!', ([text, part, start = 0, end = Infinity]) => {
    const characters = points(text);
    const within = characters.slice(start, end).join('');
    const at = start > Math.min(characters.length, end) ? -1 : within.indexOf(part);
    return makeInt(at < 0 ? -1 : start + points(within.slice(0, at)).length);
  }),
  $replaceOne: replacing((text, find, by) => text.replace(find, by)),
  $replaceAll: replacing((text, find, by) => text.replaceAll(find, by)),
  $regexMatch: matching((text, regex) => regex.test(text), false),
  $regexFind: matching((text, regex) => found(regex.exec(text)), null),
  $regexFindAll: matching((text, regex) => {
    const matches = Array.from(text.matchAll(new RegExp(regex.source, `${regex.flags}g`)));
    // After the first match none is looked for at the end of the text.
    const isPast = (match?: RegExpExecArray) => match && match.index + (match[0].length || 1) >= text.length;
    return matches.filter((_, i) => !isPast(matches[i - 1])).map(found);
  }, []),
};
