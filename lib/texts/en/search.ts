const figures = new Intl.NumberFormat('en-GB');

/** The search page, its results and its filters. */
export const search = {
  title: 'Search',
  titleFor: (query: string) => `Search for ${query}`,
  label: 'Search news, events and background',
  hint: 'Put a phrase in quotation marks, and a minus before a word that must not occur.',
  button: 'Search',
  /** What browsers call this search in their own menus: at most 16 and 1,024 characters. */
  engineName: 'Peru Support',
  engineDescription: 'Search the news, events and background pages of the Peru Support Group.',
  found: (total: number, query: string) =>
    `${figures.format(total)} ${total === 1 ? 'result' : 'results'} for “${query}”`,
  foundNewest: 'newest first',
  partial: 'Nothing has all of these words. These have some of them.',
  narrow: (reachable: number) =>
    `Only the first ${figures.format(reachable)} can be shown. Add a word, or choose a year or topic.`,
  meant: 'Did you mean',
  order: { label: 'Order', relevance: 'Best match first', newest: 'Newest first' },
  filters: {
    label: 'Narrow the results',
    kind: 'Kind',
    year: 'Year',
    topic: 'Topic or place',
    all: { kind: 'All kinds', year: 'All years', topic: 'All topics and places' },
    more: 'More',
    remove: 'Remove all filters',
    count: (count: number) => figures.format(count),
    results: (count: number) => (count === 1 ? 'result' : 'results'),
  },
  kinds: { news: 'News', event: 'Events', section: 'Background' },
  oneOf: { news: 'News', event: 'Event', section: 'Background' },
  results: 'Results',
  pages: (page: number, pages: number) => `Page ${page} of ${pages}`,
  before: 'Previous results',
  after: 'More results',
  nothing: {
    title: (query: string) => `Nothing was found for “${query}”`,
    filtered: 'Nothing here has these words and fits the filters.',
    filteredLink: 'Search without filters',
    tips: [
      'Check the spelling. Accents and capitals make no difference.',
      'Try fewer words, or more general ones: “mining” rather than “open-cast mining permit”.',
      'Leave out quotation marks and minus signs.',
    ],
  },
  preparing: {
    title: 'The search is being prepared',
    text: 'The whole archive is being read for the first time. In a minute it will be ready:',
    again: 'try again',
  },
  start: {
    title: 'What are you looking for?',
    text: 'Every news item, event and background page is searched: headline, summary and text.',
    onlyUnwanted: 'Say what you are looking for, not only what to leave out.',
  },
  elsewhere: {
    before: 'Or look through',
    topics: 'every topic and place',
    or: 'or',
    archive: 'all the news',
  },
};
