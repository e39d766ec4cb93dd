import { fold } from '@/lib/kernel/fold';

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * What a person or a request is found by: the words of the name, the address as a whole and its parts, the
 * reference. Kept with the document, so that a search by beginnings is served from an index.
 */
export function searchKeys(of: { name: string; emailKey: string; reference?: string }): string[] {
  const all = [
    ...words(of.name),
    of.emailKey,
    ...words(of.emailKey),
    ...(of.reference ? words(of.reference) : []),
  ];
  return [...new Set(all)].map((key) => key.slice(0, 100)).slice(0, 40);
}

/** What to look for: each term must begin one of the keys. An address is looked for as a whole. */
export function searchTerms(query: string): string[] {
  const terms = query
    .trim()
    .split(/\s+/)
    .flatMap((part) => (part.includes('@') ? [fold(part)] : words(part)));
  return terms.slice(0, 6).map((term) => term.slice(0, 100));
}

/** A pattern, for a filter on `searchKeys`, of everything that begins with the term. */
export const beginsWith = (term: string): RegExp =>
  new RegExp(`^${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
