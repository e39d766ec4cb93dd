import 'server-only';
import mongoose from 'mongoose';
import { summaryFields, toSummaries } from '@/lib/articles/article-rows';
import { itemPath } from '@/lib/articles/item-path';
import { publishedFilter } from '@/lib/articles/published-filter';
import type { TopicRef } from '@/lib/topics/topic-types';
import { ArticleModel } from '@/models/article';
import { SectionModel } from '@/models/section';
import { excerpt, highlight, type TextPart } from './highlight';
import type { Clause } from './search-query';
import type { SearchKind } from './search-types';

/** One result as the page shows it. `day` is `YYYY-MM-DD` in London, `lang` a BCP 47 tag. */
export type SearchResult = {
  id: string;
  kind: SearchKind;
  path: string;
  title: TextPart[];
  excerpts: TextPart[][];
  day: string | null;
  lang: string;
  topics: TopicRef[];
};

type Texts = { title: string; summary: string; body: string };

/** The results with these ids, in this order; what readers may no longer see is left out. */
export async function readResults(ids: string[], wanted: Clause[]): Promise<SearchResult[]> {
  const _id = mongoose.trusted({ $in: ids.map((id) => new mongoose.Types.ObjectId(id)) });
  const [articles, sections] = await Promise.all([
    ArticleModel.find({ ...publishedFilter, _id }, { ...summaryFields, bodyText: 1 }).lean(),
    SectionModel.find({ _id }, { slug: 1, title: 1, opening: 1, bodyText: 1 }).lean(),
  ]);
  const summaries = await toSummaries(articles);
  const results = new Map<string, SearchResult>();
  summaries.forEach(({ id, slug, day, lang, topics, event, title, summary }, index) => {
    const body = articles[index]?.bodyText ?? '';
    results.set(id, {
      id,
      kind: event ? 'event' : 'news',
      path: itemPath({ slug, event }),
      day,
      lang,
      topics,
      ...marked({ title, summary, body }, wanted),
    });
  });
  for (const { _id: id, slug, title, opening, bodyText } of sections) {
    results.set(id.toHexString(), {
      id: id.toHexString(),
      kind: 'section',
      path: `/${slug}`,
      day: null,
      lang: 'en',
      topics: [],
      ...marked({ title, summary: opening, body: bodyText }, wanted),
    });
  }
  return ids.flatMap((id) => results.get(id) ?? []);
}

/** The summary, and from the text below it what neither it nor the headline has of the words looked for. */
function marked({ title, summary, body }: Texts, wanted: Clause[]): Pick<SearchResult, 'title' | 'excerpts'> {
  const shownTitle = highlight(title, wanted);
  const shownSummary = highlight(summary, wanted);
  const seen = new Set([...shownTitle.clauses, ...shownSummary.clauses]);
  const fromBody = seen.size < wanted.length ? excerpt(body, wanted, seen) : null;
  return {
    title: shownTitle.parts,
    excerpts: [shownSummary.parts, ...(fromBody ? [fromBody.parts] : [])].filter((parts) => parts.length > 0),
  };
}
