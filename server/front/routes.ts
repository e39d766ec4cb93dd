import type { StoredAddress } from '@/lib/addresses/address-types';

/** What stands for `[slug]` and the like in an address. */
export type RouteParams = Record<string, string>;

export type PublicRoute = {
  /** Such as `/news/[slug]`; the shape of each parameter stands in `paramShapes`. */
  pattern: string;
  /** A page is HTML and loses its scripts; a file is anything else (feeds, calendars, images). */
  kind: 'page' | 'file';
  /** Whether a ready-made answer may be kept; others are made anew for each visitor. */
  kept: boolean;
  /** The queries that the page reads, each with the shape of its value; everything else is left out of the address. */
  query?: Record<string, RegExp>;
  /** What must be stored for this address to exist; it is looked up before the page is made. */
  stored?: (params: RouteParams) => StoredAddress;
  /** Whether the page has a form that is sent to its own address. */
  posts?: true;
};

const slug = /^(?=.{1,96}$)[a-z0-9]+(-[a-z0-9]+)*$/;

export const paramShapes: Record<string, RegExp> = {
  slug,
  section: slug,
  year: /^(19|20)\d\d$/,
  month: /^(0[1-9]|1[0-2])$/,
  // A part of the sitemap.
  name: /^[a-z0-9-]{1,40}(\.xml)?$/,
};

// As lib/articles/feed-position.ts writes it.
const position = /^\d{4}-\d{2}-\d{2}\.-?\d{1,15}\.[0-9a-f]{24}$/;
const instantPosition = /^\d{1,15}\.[0-9a-f]{24}$/;

const article = ({ slug = '' }: RouteParams): StoredAddress => ({ kind: 'article', slug });
const event = ({ slug = '' }: RouteParams): StoredAddress => ({ kind: 'event', slug });
const topic = ({ slug = '' }: RouteParams): StoredAddress => ({ kind: 'topic', slug });
const section = ({ section: slug = '' }: RouteParams): StoredAddress => ({ kind: 'section', slug });
const archive = ({ year = '', month }: RouteParams): StoredAddress => ({
  kind: 'archive',
  year,
  ...(month !== undefined && { month }),
});

const page = (pattern: string, more: Partial<PublicRoute> = {}): PublicRoute => ({
  pattern,
  kind: 'page',
  kept: true,
  ...more,
});
const file = (pattern: string, more: Partial<PublicRoute> = {}): PublicRoute => ({
  pattern,
  kind: 'file',
  kept: true,
  ...more,
});

/** Every public address. What is not here, nor below an office's folder, is not found and never reaches Next. */
export const publicRoutes: PublicRoute[] = [
  page('/'),
  page('/news', { query: { before: position, after: position } }),
  page('/news/[slug]', { stored: article }),
  file('/news/[slug]/card.png', { stored: article }),
  page('/topics'),
  page('/topics/[slug]', { stored: topic, query: { before: position, after: position } }),
  file('/topics/[slug]/feed.xml', { stored: topic }),
  page('/archive'),
  page('/archive/[year]', { stored: archive }),
  page('/archive/[year]/[month]', { stored: archive, query: { before: position, after: position } }),
  // There are as many searches as words: keeping them would push the pages out, and what people look for is theirs.
  page('/search', {
    kept: false,
    query: {
      // What is longer than the search reads is cut there, not left out here.
      q: /^[^]{1,4000}$/,
      topic: slug,
      year: /^(19|20)\d\d$/,
      kind: /^[a-z-]{1,30}$/,
      order: /^newest$/,
      page: /^[1-9]\d{0,2}$/,
    },
  }),
  file('/opensearch.xml'),
  page('/events', { query: { before: instantPosition, after: instantPosition } }),
  page('/events/[slug]', { stored: event }),
  file('/events/[slug]/event.ics', { stored: event }),
  file('/events/[slug]/card.png', { stored: event }),
  file('/events.ics'),
  page('/join', { posts: true }),
  page('/join/confirm', { kept: false, posts: true, query: { token: /^[\w-]{43}$/ } }),
  page('/join/thank-you', { kept: false, query: { reference: /^PSG(-[0-9A-Z]{4}){2}$/ } }),
  file('/feed.xml'),
  file('/atom.xml'),
  file('/feed.json'),
  file('/sitemap.xml'),
  file('/sitemaps/[name]'),
  file('/news-sitemap.xml'),
  file('/robots.txt'),
  file('/manifest.webmanifest'),
  file('/.well-known/security.txt'),
  file('/icon.svg'),
  file('/icon.png'),
  file('/apple-icon.png'),
  file('/favicon.ico'),
  page('/[section]', { stored: section }),
];

/** Pages that stand in for others; they can be asked for by the front only, never from outside. */
export const standInAddresses = {
  'not-found': '/-/not-found',
  gone: '/-/gone',
  unavailable: '/-/unavailable',
} as const;

/** Where the back office, its doors and the interface for machines lie: Next answers everything below. */
export const officeFolders = ['/dashboard', '/login', '/setup', '/invite', '/reset', '/api'];
