import type { Feed, FeedEntry } from '@/lib/feeds/feed';

/** An entry with everything that needs care: markup, quotes, accents, another language, and what XML cannot hold. */
export const awkwardEntry: FeedEntry = {
  id: 'urn:uuid:0d1f0c1e-5e0b-5b0f-9a4e-6a3d2b8f4c71',
  url: 'https://psg.example/news/rivers?a=1&b=2',
  title: 'Rivers < mines & “courts” ]]>',
  summary: 'A "quoted" & short\u0000 summary',
  html: '<div lang="es"><p>Vásquez &amp; <a href="https://psg.example/aims">us</a> 😀</p></div>',
  lang: 'es',
  categories: ['Mining', 'Law & order'],
  publishedAt: '2017-10-01T18:00:00.000Z',
  updatedAt: '2017-10-02T09:30:00.000Z',
};

export const exampleFeed: Feed = {
  title: 'Group & friends',
  description: 'News <of> Peru',
  siteUrl: 'https://psg.example',
  homePath: '/',
  path: '/feed.xml',
  entries: [
    awkwardEntry,
    { ...awkwardEntry, id: 'urn:uuid:1', updatedAt: '2017-09-30T00:00:00.000Z', lang: 'en' },
  ],
};
