import type { Document } from 'bson';
import { badValue } from '../errors';
import type { StringComparer } from './values/compare';

const sensitivities = { 1: 'base', 2: 'accent', 3: 'variant' } as const;

/**
 * Reads a command's `collation`: `{ locale: 'en', strength: 1 | 2 | 3 }`, or `{ locale: 'simple' }` for none.
 * @throws CommandError that names any other option, because ignoring one would answer wrongly.
 */
export function compileCollation(spec: Document | undefined): StringComparer | undefined {
  if (spec === undefined || Object.keys(spec).length === 0) return undefined;
  for (const name of Object.keys(spec)) {
    if (name !== 'locale' && name !== 'strength')
      throw badValue(`Collation option '${name}' is not supported`);
  }
  if (spec.locale === 'simple') return undefined;
  if (spec.locale !== 'en') {
    throw badValue(`Collation locale '${String(spec.locale)}' is not supported, only 'en' and 'simple'`);
  }
  const strength = Number(spec.strength ?? 3);
  if (strength !== 1 && strength !== 2 && strength !== 3) {
    throw badValue(`Collation strength ${String(spec.strength)} is not supported, only 1, 2 and 3`);
  }
  const collator = new Intl.Collator('en', { sensitivity: sensitivities[strength] });
  // Intl may call canonically equivalent texts equal; at full strength that is what MongoDB does as well.
  return (a, b) => (a === b ? 0 : collator.compare(a, b));
}
