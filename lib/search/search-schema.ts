import { z } from 'zod';
import { slugSchema } from '@/lib/kernel/slug';
import { searchKinds, type SearchKind } from './search-types';

export const resultsOnPage = 10;
/** Nobody turns more pages; who wants what is further down narrows the search. */
export const lastPage = 50;

export const searchOrders = ['relevance', 'newest'] as const;

/** What a search page's address asks for. Everything has a meaning, and nothing is an error. */
export type SearchRequest = {
  q: string;
  topic: string | null;
  year: number | null;
  kind: SearchKind | null;
  order: (typeof searchOrders)[number];
  /** From 1. */
  page: number;
};

/** Reads the query of an address; what is repeated or makes no sense counts as absent. */
export const searchRequestSchema = z.object({
  q: z.string().catch(''),
  topic: slugSchema.nullable().catch(null).default(null),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .nullable()
    .catch(null)
    .default(null),
  kind: z.enum(searchKinds).nullable().catch(null).default(null),
  order: z.enum(searchOrders).catch('relevance').default('relevance'),
  page: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform((page) => Math.min(Math.max(Number(page), 1), lastPage))
    .catch(1)
    .default(1),
});

/** The address of a search; parts that say nothing are left out, so that one search has one address. */
export function searchAddress(request: Partial<SearchRequest>): string {
  const query = new URLSearchParams();
  if (request.q) query.set('q', request.q);
  if (request.topic) query.set('topic', request.topic);
  if (request.year) query.set('year', String(request.year));
  if (request.kind) query.set('kind', request.kind);
  if (request.order === 'newest') query.set('order', 'newest');
  if (request.page && request.page > 1) query.set('page', String(request.page));
  const text = query.toString();
  return text ? `/search?${text}` : '/search';
}
