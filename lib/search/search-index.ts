import { BestHits, byNewest, byRelevance, hitId, type Hit } from './best-hits';
import { filterAndCount } from './count-facets';
import { buildSegment } from './build-segment';
import { findWord, idAt, type IndexSegment } from './index-segment';
import { clauseForms, matchSegment, type WeighedClause } from './match-segment';
import { nearestWord } from './near-miss';
import type { Clause, SearchQuery } from './search-query';
import type { FacetCounts, IndexAnswer, SearchDocument, SearchFilter } from './search-types';

type Place = { segment: IndexSegment; document: number };
/** `alive` marks the documents that were not replaced or removed; `words` counts the words of all. */
type Part = { segment: IndexSegment; alive: Uint8Array; words: number };

export type SearchOptions = {
  filter: SearchFilter;
  order: 'relevance' | 'newest';
  /** How many results come before, and how many are asked for. */
  offset: number;
  limit: number;
  /** Also what has only some of the wanted words. */
  any?: boolean;
};

/**
 * Everything that can be found, in memory: large segments that never change, and a small one that is built anew at
 * each change. Replaced and removed documents stay in their segment, marked as gone.
 */
export class SearchIndex {
  private parts: Part[] = [];
  private readonly places = new Map<string, Place>();
  private recent = new Map<string, SearchDocument>();
  private recentPart: Part | null = null;

  /** How many documents can be found. */
  get size(): number {
    return this.places.size;
  }

  /** The ids of everything that can be found. */
  ids(): IterableIterator<string> {
    return this.places.keys();
  }

  /** When the indexed state of a document was saved (epoch milliseconds); undefined where it is not there. */
  updatedAt(id: string): number | undefined {
    const place = this.places.get(id);
    return place?.segment.updatedAt[place.document];
  }

  /** Takes in a segment as it is; what is there already under the same id gives way. */
  addSegment(segment: IndexSegment): void {
    const alive = new Uint8Array(segment.kinds.length).fill(1);
    this.parts.push({ segment, alive, words: segment.lengths.reduce((sum, length) => sum + length, 0) });
    for (let document = 0; document < alive.length; document += 1) {
      const id = idAt(segment.ids, document);
      this.markGone(id);
      this.places.set(id, { segment, document });
    }
  }

  /** Adds documents, or replaces them. */
  put(documents: SearchDocument[]): void {
    if (documents.length === 0) return;
    for (const document of documents) this.recent.set(document.id, document);
    this.rebuildRecent();
  }

  remove(ids: Iterable<string>): void {
    let recentChanged = false;
    for (const id of ids) {
      this.markGone(id);
      recentChanged = this.recent.delete(id) || recentChanged;
    }
    if (recentChanged) this.rebuildRecent();
  }

  /** Closes the small segment and returns it, so that it can be stored; null where it is empty. */
  closeRecent(): IndexSegment | null {
    const closed = this.recentPart?.segment ?? null;
    this.recentPart = null;
    this.recent = new Map();
    return closed;
  }

  get recentSize(): number {
    return this.recent.size;
  }

  /** The results of a query, narrowed, in their order, with counts over all of them. */
  search(query: Pick<SearchQuery, 'wanted' | 'unwanted'>, options: SearchOptions): IndexAnswer {
    const counts: FacetCounts = { topics: new Map(), years: new Map(), kinds: new Map() };
    if (query.wanted.length === 0) return { total: 0, ids: [], counts };
    const wanted = query.wanted.map((clause) => this.weigh(clause));
    const averageLength = this.averageLength();
    const best = new BestHits(
      options.offset + options.limit,
      options.order === 'newest' ? byNewest : byRelevance,
    );
    // No text can score more than all the weights together.
    const most = wanted.reduce((sum, { weights }) => sum + Math.max(...weights), 0);
    let total = 0;
    for (const { segment, alive } of this.parts) {
      const how = { any: options.any ?? false, averageLength };
      const { scores, hits } = matchSegment(segment, wanted, query.unwanted, how);
      for (let document = 0; document < hits.length; document += 1) if (!alive[document]) hits[document] = 0;
      filterAndCount(segment, hits, options.filter, counts, (document) => {
        total += 1;
        best.add(toHit(segment, document, (scores[document] ?? 0) / most));
      });
    }
    const ids = best.inOrder().slice(options.offset);
    return { total, ids: ids.map(hitId), counts };
  }

  /** In how many documents a word stands, those included that are gone but not yet forgotten. */
  frequency(word: string): number {
    let count = 0;
    for (const { segment } of this.parts) count += segment.frequencies[findWord(segment, word)] ?? 0;
    return count;
  }

  /** The word that was probably meant, or null. */
  nearestWord(word: string): string | null {
    const segments = this.parts.map(({ segment }) => segment);
    return nearestWord(segments, word);
  }

  /** A phrase is as rare as its words together; the other forms of a word are worth a little less than the typed one. */
  private weigh(clause: Clause): WeighedClause {
    const frequencies = clauseForms(clause).map((word) => this.frequency(word));
    if (clause.exact)
      return { clause, weights: [frequencies.reduce((sum, frequency) => sum + this.rarity(frequency), 0)] };
    const weight = this.rarity(frequencies.reduce((sum, frequency) => sum + frequency, 0));
    return { clause, weights: frequencies.map((_, form) => (form === 0 ? weight : weight * 0.8)) };
  }

  /** BM25's inverse document frequency. */
  private rarity(frequency: number): number {
    return Math.log(1 + (Math.max(0, this.size - frequency) + 0.5) / (frequency + 0.5));
  }

  private averageLength(): number {
    const words = this.parts.reduce((sum, part) => sum + part.words, 0);
    const documents = this.parts.reduce((sum, part) => sum + part.alive.length, 0);
    return Math.max(1, words / Math.max(1, documents));
  }

  private markGone(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    const part = this.parts.find(({ segment }) => segment === place.segment);
    if (part) part.alive[place.document] = 0;
    this.places.delete(id);
  }

  private rebuildRecent(): void {
    this.parts = this.parts.filter((part) => part !== this.recentPart);
    if (this.recentPart) {
      const { segment } = this.recentPart;
      for (let document = 0; document < segment.kinds.length; document += 1)
        this.places.delete(idAt(segment.ids, document));
    }
    this.recentPart = null;
    if (this.recent.size === 0) return;
    this.addSegment(buildSegment([...this.recent.values()]));
    this.recentPart = this.parts.at(-1) ?? null;
  }
}

// Scores, here from 0 to 1, that differ by less than a reader could tell count as equal: the newer comes first.
function toHit(segment: IndexSegment, document: number, score: number): Hit {
  return {
    score: Math.round(score * 50) / 50,
    day: segment.days[document] ?? 0,
    segment,
    document,
  };
}
