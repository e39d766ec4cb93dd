import type { Document } from 'bson';
import { badValue } from '../errors';
import { namedOperands } from './signature';
import { compareCodePoints, countBefore, keptAt, type StringComparer } from './values/compare';

/** MongoDB names the variants of a locale as ICU does, `Intl` by Unicode's short names. */
const variants: Record<string, string> = { phonebook: 'phonebk', traditional: 'trad', dictionary: 'dict' };

const texts = 'locale:string caseFirst:upper|lower|off?';
const punctuation = 'alternate:non-ignorable|shifted? maxVariable:punct|space?';
const flags = 'caseLevel:boolean? numericOrdering:boolean? normalization:boolean? backwards:boolean?';

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
  throw badValue(`Collation strength ${strength} is not supported, only 1, 2, 3 and 5`);
}

/**
 * Reads a command's `collation` (manual: reference/collation) into a comparison by `Intl.Collator`; `undefined` for
 * none and for `{ locale: 'simple' }`.
 * @throws CommandError that names an option which `Intl` can't keep, because ignoring one would answer wrongly.
 */
export function compileCollation(spec: Document | undefined): StringComparer | undefined {
  if (spec === undefined || Object.keys(spec).length === 0) return undefined;
  const { strength = 3, ...given } = namedOperands(
    spec,
    `strength:integer? ${texts} ${punctuation} ${flags}`,
    'collation',
  );
  if (given.locale === 'simple') return undefined;
  if (given.backwards === true) throw badValue("Collation option 'backwards' is not supported");
  if (given.maxVariable === 'space' && given.alternate === 'shifted')
    throw badValue("Collation option 'maxVariable: space' is not supported");
  const collator = new Intl.Collator(localeOf(given.locale), {
    sensitivity: sensitivityOf(strength, given.caseLevel === true),
    numeric: given.numericOrdering === true,
    ...(given.alternate && { ignorePunctuation: given.alternate === 'shifted' }),
    ...(given.caseFirst && { caseFirst: given.caseFirst === 'off' ? 'false' : (given.caseFirst as 'upper') }),
  });
  return comparerOf(strength === 5 ? identically(collator) : (a, b) => collator.compare(a, b));
}

const identically = (collator: Intl.Collator) => (a: string, b: string) =>
  collator.compare(a, b) || compareCodePoints(a.normalize('NFD'), b.normalize('NFD'));

/** Adds the text that stands for all that compare equal to it, so that equal texts can share a key of a map. */
function comparerOf(compare: (a: string, b: string) => number): StringComparer {
  const known = new Map<string, string>();
  const ordered: string[] = [];
  const find = (text: string): string => {
    const place = countBefore(ordered.length, (i) => compare(ordered[i] as string, text) < 0);
    const next = ordered[place];
    if (next !== undefined && compare(next, text) === 0) return next;
    ordered.splice(place, 0, text);
    return text;
  };
  const canonical = (text: string) => keptAt(known, text, () => find(text));
  return Object.assign((a: string, b: string) => (a === b ? 0 : compare(a, b)), { canonical });
}
