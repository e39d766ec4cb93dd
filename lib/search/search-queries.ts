import 'server-only';
import { parseId } from '@/lib/kernel/ids';
import { findTopic, findTopicRefs } from '@/lib/topics/topic-queries';
import type { TopicRef } from '@/lib/topics/topic-types';
import { currentIndexWithin } from './current-index';
import { findSlips, withoutSlips } from './did-you-mean';
import { readSearchDocuments } from './index-source-queries';
import { readResults, type SearchResult } from './result-queries';
import type { SearchIndex } from './search-index';
import { parseSearchQuery, type SearchQuery } from './search-query';
import { lastPage, resultsOnPage, searchRequestSchema, type SearchRequest } from './search-schema';
import { searchKinds, type FacetCounts, type SearchFilter, type SearchKind } from './search-types';
import { wordsOf } from './words';

/** Choices of one filter with how many results each would give. */
export type SearchFacets = {
  kinds: { kind: SearchKind; count: number }[];
  /** Newest first. */
  years: { year: number; count: number }[];
  /** Most results first. */
  topics: { topic: TopicRef; count: number }[];
};

/** What the search page shows. */
export type SearchPage = {
  request: SearchRequest;
  /** False where there is nothing to look for yet. */
  asked: boolean;
  /** True while a large archive is being indexed for the first time: nothing can be said yet. */
  preparing: boolean;
  /** The topic that the results are narrowed to. */
  topic: TopicRef | null;
  total: number;
  /** True where no text has all the words, and these have some of them. */
  partial: boolean;
  results: SearchResult[];
  facets: SearchFacets;
  /** The last page that can be asked for. */
  pages: number;
  /** The query with its slips put right, where that finds something. */
  suggestion: string | null;
};

const patienceMs = 5000;

type Query = Record<string, string | string[] | undefined>;

/** Looks up what an address's query asks for. Any query may come: none is an error. */
export async function searchSite(query: Query): Promise<SearchPage> {
  const asked = searchRequestSchema.parse(query);
  const parsed = parseSearchQuery(asked.q);
  const topic = asked.topic ? await findTopic(asked.topic) : null;
  const request = { ...asked, q: parsed.text, topic: topic?.slug ?? null };
  const empty = {
    request,
    asked: false,
    preparing: false,
    topic,
    total: 0,
    partial: false,
    results: [] as SearchResult[],
    facets: { kinds: [], years: [], topics: [] } as SearchFacets,
    pages: 1,
    suggestion: null,
  };
  if (parsed.wanted.length === 0) return empty;
  const index = await currentIndexWithin(patienceMs);
  if (!index) return { ...empty, asked: true, preparing: true };
  const filter = { topicId: topic?.id ?? null, year: request.year, kind: request.kind };
  const { answer, partial, page } = lookUp(index, parsed, request, filter);
  const [results, facets, suggestion] = await Promise.all([
    readResults(answer.ids, parsed.wanted),
    toFacets(answer.counts),
    suggest(index, parsed),
  ]);
  return {
    request: { ...request, page },
    asked: true,
    preparing: false,
    topic,
    total: answer.total,
    partial,
    results,
    facets,
    pages: pagesOf(answer.total),
    suggestion,
  };
}

const pagesOf = (total: number) => Math.min(lastPage, Math.max(1, Math.ceil(total / resultsOnPage)));

/** The results of a page, or of the last one where there are fewer; of some of the words where none has all. */
function lookUp(index: SearchIndex, query: SearchQuery, request: SearchRequest, filter: SearchFilter) {
  const at = (page: number, any: boolean) =>
    index.search(query, {
      filter,
      order: request.order,
      offset: (page - 1) * resultsOnPage,
      limit: resultsOnPage,
      any,
    });
  let any = false;
  let answer = at(request.page, any);
  // Where all the words are found without the filters, those are what is in the way, and the page says so.
  if (answer.total === 0 && query.wanted.length > 1 && find(index, query).total === 0) {
    any = true;
    answer = at(request.page, any);
  }
  const page = Math.min(request.page, pagesOf(answer.total));
  if (page !== request.page) answer = at(page, any);
  return { answer, partial: any && answer.total > 0, page };
}

async function toFacets({ kinds, years, topics }: FacetCounts): Promise<SearchFacets> {
  const refs = await findTopicRefs([...topics.keys()].flatMap((id) => parseId(id) ?? []));
  return {
    kinds: searchKinds.flatMap((kind) => (kinds.has(kind) ? [{ kind, count: kinds.get(kind) ?? 0 }] : [])),
    years: [...years].sort(([one], [other]) => other - one).map(([year, count]) => ({ year, count })),
    topics: [...topics]
      .flatMap(([id, count]) => {
        const topic = refs.get(id);
        return topic ? [{ topic, count }] : [];
      })
      .sort(
        (one, other) => other.count - one.count || one.topic.name.localeCompare(other.topic.name, 'en-GB'),
      ),
  };
}

async function suggest(index: SearchIndex, query: SearchQuery): Promise<string | null> {
  const slips = findSlips(index, query);
  if (slips.length === 0) return null;
  const corrected = withoutSlips(query.text, slips);
  if (find(index, parseSearchQuery(corrected)).total === 0) return null;
  const spelling = new Map<string, string>();
  for (const { meant } of slips) {
    const written = await spellingOf(index, meant);
    if (written) spelling.set(meant, written);
  }
  return withoutSlips(query.text, slips, spelling);
}

/** How a folded word is written: as the best text for it has it, with its accents and capitals. */
async function spellingOf(index: SearchIndex, word: string): Promise<string | null> {
  const [document] = await readSearchDocuments(find(index, parseSearchQuery(`"${word}"`)).ids);
  if (!document) return null;
  const text = [document.summary, document.body, document.title].join('\n');
  const place = wordsOf(text).find((candidate) => candidate.word === word);
  return place ? text.slice(place.start, place.end) : null;
}

/** The best result without any filter, and how many there are. */
function find(index: SearchIndex, query: SearchQuery) {
  const filter = { topicId: null, year: null, kind: null };
  return index.search(query, { filter, order: 'relevance', offset: 0, limit: 1 });
}
