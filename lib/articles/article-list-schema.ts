import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';
import { articleStates } from '@/models/article';

export const articleTabs = ['all', ...articleStates, 'trash'] as const;
export type ArticleTab = (typeof articleTabs)[number];

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(first, schema.optional()).catch(undefined);

/** What the list's address says; what is not understood is left out rather than refused. */
export const articleListSchema = z.object({
  state: z.preprocess(first, z.enum(articleTabs)).catch('all'),
  q: z.preprocess(first, z.string().trim().max(100)).catch(''),
  topic: orNothing(idSchema),
  year: orNothing(z.string().regex(/^(19|20)\d{2}$/)),
  before: orNothing(z.string().max(80)),
});
export type ArticleListFilter = z.output<typeof articleListSchema>;

/** The list's address for a filter; what is at its default stays out. */
export function articleListHref(filter: Partial<ArticleListFilter>): string {
  const query = new URLSearchParams();
  if (filter.state && filter.state !== 'all') query.set('state', filter.state);
  for (const name of ['q', 'topic', 'year', 'before'] as const)
    if (filter[name]) query.set(name, filter[name]);
  return query.size > 0 ? `/dashboard/articles?${query}` : '/dashboard/articles';
}
