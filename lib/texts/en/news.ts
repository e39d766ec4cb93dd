const number = new Intl.NumberFormat('en-GB');
const items = (count: number): string => (count === 1 ? '1 item' : `${number.format(count)} items`);

/** News: the front page, lists, the archive, topics and places, an item's own page. */
export const news = {
  items,
  /** Under the date of a batch that another page has the rest of. */
  cutBatch: {
    above: (count: number) => `${number.format(count)} more ${count === 1 ? 'item' : 'items'}`,
    goesOn: 'continued on the next page',
  },
  bulletin: (issue: number) => `Update ${issue}`,
  /** Beside an item that is not in English; `language` is its name. */
  inLanguage: (language: string) => `in ${language}`,

  feed: {
    title: 'News',
    description: 'Every news item of the Peru Support Group, newest first.',
    /** An older page, by the time that its items are of. */
    olderTitle: (name: string, span: string) => `${name}, ${span}`,
    olderPage: 'older items',
    pages: 'Pages',
    newest: 'Newest',
    newer: 'Newer',
    older: 'Older',
    empty: 'There is no news here yet',
    emptyHint: { see: 'See', allNews: 'all the news', or: 'or', allTopics: 'every topic and place' },
    beyond: 'There is nothing older than this',
    beyondHint: 'Back to the newest',
    byYear: 'By year and month',
    rss: 'RSS feed',
  },

  home: {
    title: 'Peru Support Group: news and human rights in Peru',
    description: 'News of rights, development and inclusion in Peru.',
    older: 'Older news',
    empty: 'Nothing has been published yet',
    emptyHint: 'The first news will stand here. Until then, read about the group’s work below.',
  },

  archive: {
    title: 'Archive',
    description: 'Everything that the Peru Support Group has published here, by year and month.',
    path: 'Where you are',
    decade: (decade: string) => `${decade}s`,
    months: 'Months',
    yearTitle: (year: string) => `News of ${year}`,
    yearDescription: (year: string) => `What the Peru Support Group published in ${year}, by month.`,
    monthTitle: (month: string) => `News of ${month}`,
    monthDescription: (month: string) => `What the Peru Support Group published in ${month}.`,
    otherYears: 'Other years',
    otherMonths: 'Other months',
    empty: 'Nothing has been published yet',
    emptyHint: 'Years stand here as soon as something is published.',
  },

  topics: {
    title: 'Topics and places',
    description: 'News of Peru by topic and by place.',
    kinds: { topic: { one: 'Topic', many: 'Topics' }, place: { one: 'Place', many: 'Places' } },
    ofTopic: (name: string) => `News of Peru: ${name}.`,
    ofPlace: (name: string) => `News from ${name}, Peru.`,
    all: 'All topics and places',
    rss: (name: string) => `RSS feed of ${name}`,
    empty: 'No topics yet',
    emptyHint: 'Topics and places stand here as soon as something about them is published.',
    nothingYet: 'Nothing has been published on this yet',
  },

  article: {
    language: 'Language',
    correction: 'Correction',
    alsoOn: (day: string) => `Also on ${day}`,
    alsoIn: (bulletin: string) => `Also in ${bulletin}`,
    related: 'Related',
    background: 'Background',
    neighbours: 'Older and newer items',
    newer: 'Newer',
    older: 'Older',
    cite: 'How to cite this item',
    permanent: 'Permanent address',
    printedFrom: 'From',
  },

  share: {
    title: 'Pass it on',
    mail: 'Email',
    whatsApp: 'WhatsApp',
    telegram: 'Telegram',
    bluesky: 'Bluesky',
  },
};
