import { slugify } from '@/lib/kernel/slug';
import type { MembershipKind } from '@/models/settings';
import type { KindRow } from './settings-schema';

/**
 * The kinds of membership that the form's rows mean: rows without a label are gone, numbers give the order, a
 * kind that was there keeps its key whatever its label becomes, a new one gets a key of its own. Stored requests
 * refer to kinds by key.
 */
export function kindsFromRows(stored: MembershipKind[], rows: KindRow[]): MembershipKind[] {
  const known = new Set(stored.map((kind) => kind.key));
  const used = new Set<string>(known);
  const kept = new Set<string>();
  return rows
    .map((row, index) => ({ row, place: row.position === '' ? index + 1 : Number(row.position), index }))
    .filter(({ row }) => row.label !== '')
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ row: { key, label, hint } }) => {
      const own = known.has(key) && !kept.has(key) ? key : freeKey(label, used);
      kept.add(own);
      return { key: own, label, hint };
    });
}

function freeKey(label: string, used: Set<string>): string {
  const base = slugify(label).slice(0, 50) || 'kind';
  let key = base;
  for (let number = 2; used.has(key); number += 1) key = `${base}-${number}`;
  used.add(key);
  return key;
}
