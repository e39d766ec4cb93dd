/** What a reader can find: a news item, an item that announces an event, a section. */
export const searchKinds = ['news', 'event', 'section'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What the index takes in of one published text. Texts are plain. */
export type SearchDocument = {
  /** 24 hexadecimal digits; ids of items and of sections never meet. */
  id: string;
  kind: SearchKind;
  /** `YYYY-MM-DD`; null for what belongs to no day. */
  day: string | null;
  topicIds: string[];
  title: string;
  summary: string;
  body: string;
  /** Changes with every save; epoch milliseconds. */
  updatedAt: number;
};

/** How results are narrowed; null leaves that side open. */
export type SearchFilter = { topicId: string | null; year: number | null; kind: SearchKind | null };

/** How many results each choice would give, the other filters kept. */
export type FacetCounts = {
  topics: Map<string, number>;
  years: Map<number, number>;
  kinds: Map<SearchKind, number>;
};

/** What the index answers: ids in the order of the results, and counts over all of them. */
export type IndexAnswer = { total: number; ids: string[]; counts: FacetCounts };
