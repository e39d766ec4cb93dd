import type { Document } from 'bson';
import { badValue, location, typeMismatch } from '../errors';
import { compareCodePoints, type StringComparer } from './values/compare';
import { asNumber, toNumeric } from './values/numbers';

/** MongoDB names the variants of a locale as ICU does, `Intl` by Unicode's short names. */
const variants: Record<string, string> = { phonebook: 'phonebk', traditional: 'trad', dictionary: 'dict' };

/** The type of each option; what is not here does not exist. */
const options: Record<string, 'string' | 'boolean' | 'number'> = {
  locale: 'string',
  strength: 'number',
  caseLevel: 'boolean',
  caseFirst: 'string',
  numericOrdering: 'boolean',
  alternate: 'string',
  maxVariable: 'string',
  normalization: 'boolean',
  backwards: 'boolean',
};

function readOptions(spec: Document): Document {
  const read: Document = {};
  for (const [name, value] of Object.entries(spec) as [string, unknown][]) {
    const wanted = options[name];
    if (!wanted) throw location(40415, `BSON field 'collation.${name}' is an unknown field.`);
    read[name] = toNumeric(value) ? asNumber(value) : value;
    if (typeof read[name] !== wanted)
      throw typeMismatch(`BSON field 'collation.${name}' is the wrong type, expected type '${wanted}'`);
  }
  return read;
}

function oneOf<T extends string>(spec: Document, name: string, allowed: T[]): T | undefined {
  const value = spec[name] as T | undefined;
  if (value === undefined || allowed.includes(value)) return value;
  throw badValue(`Enumeration value '${value}' for field 'collation.${name}' is not a valid value.`);
}

/** `de`, `en_US` or `de@collation=phonebook` as a locale of `Intl`. */
function localeOf(name: string): string {
  const match = /^([a-zA-Z]{2,3}(?:_[a-zA-Z0-9]+)*)(?:@collation=([a-z0-9]+))?$/.exec(name);
  const variant = match?.[2] && (variants[match[2]] ?? match[2]);
  const locale = match?.[1]?.replaceAll('_', '-') + (variant ? `-u-co-${variant}` : '');
  if (match && Intl.Collator.supportedLocalesOf(locale).length > 0) {
    const known = new Intl.Collator(locale).resolvedOptions().collation;
    // Pinyin is what Chinese has anyway, and `search` is a use to `Intl`, not a variant.
    if (!variant || known === variant || variant === 'pinyin' || variant === 'standard') return locale;
  }
  throw badValue(`Field 'locale' is invalid in: { locale: "${name}" }`);
}

/** Which differences count: MongoDB's strength, of which 4 is unknown to `Intl`, and 5 is 3 with a last tie-break. */
function sensitivityOf(strength: number, caseLevel: boolean): 'base' | 'accent' | 'case' | 'variant' {
  if (strength === 1) return caseLevel ? 'case' : 'base';
  if (caseLevel) throw badValue(`Collation option 'caseLevel' is supported with strength 1 only`);
  if (strength === 2) return 'accent';
  if (strength === 3 || strength === 5) return 'variant';
  if (strength === 4) throw badValue('Collation strength 4 is not supported, only 1, 2, 3 and 5');
  throw badValue(`Enumeration value '${strength}' for field 'collation.strength' is not a valid value.`);
}

/**
 * Reads a command's `collation` (manual: reference/collation) into a comparison by `Intl.Collator`; `undefined` for
 * none and for `{ locale: 'simple' }`.
 * @throws CommandError that names an option which `Intl` can't keep, because ignoring one would answer wrongly.
 */
export function compileCollation(spec: Document | undefined): StringComparer | undefined {
  if (spec === undefined || Object.keys(spec).length === 0) return undefined;
  const given = readOptions(spec);
  if (given.locale === undefined) throw location(40414, "BSON field 'collation.locale' is missing");
  if (given.locale === 'simple') return undefined;
  const alternate = oneOf(given, 'alternate', ['non-ignorable', 'shifted']);
  if (given.backwards === true) throw badValue("Collation option 'backwards' is not supported");
  if (oneOf(given, 'maxVariable', ['punct', 'space']) === 'space' && alternate === 'shifted')
    throw badValue("Collation option 'maxVariable: space' is not supported");
  const caseFirst = oneOf(given, 'caseFirst', ['upper', 'lower', 'off']);
  const strength = (given.strength ?? 3) as number;
  const collator = new Intl.Collator(localeOf(given.locale as string), {
    sensitivity: sensitivityOf(strength, given.caseLevel === true),
    numeric: given.numericOrdering === true,
    ...(alternate && { ignorePunctuation: alternate === 'shifted' }),
    ...(caseFirst && { caseFirst: caseFirst === 'off' ? 'false' : caseFirst }),
  });
  return comparerOf(strength === 5 ? identically(collator) : (a, b) => collator.compare(a, b));
}

const identically = (collator: Intl.Collator) => (a: string, b: string) =>
  collator.compare(a, b) || compareCodePoints(a.normalize('NFD'), b.normalize('NFD'));

/** Adds the text that stands for all that compare equal to it, so that equal texts can share a key of a map. */
function comparerOf(compare: (a: string, b: string) => number): StringComparer {
  const known = new Map<string, string>();
  const ordered: string[] = [];
  const canonical = (text: string): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    let [low, high] = [0, ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(ordered[middle] as string, text) < 0) low = middle + 1;
      else high = middle;
    }
    const next = ordered[low];
    const representative = next !== undefined && compare(next, text) === 0 ? next : text;
    if (representative === text) ordered.splice(low, 0, text);
    known.set(text, representative);
    return representative;
  };
  return Object.assign((a: string, b: string) => (a === b ? 0 : compare(a, b)), { canonical });
}
