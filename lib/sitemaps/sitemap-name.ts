/**
 * The parts of the sitemap: `pages` has what is not an item; `items-2017` a year's items, oldest first, and
 * `items-2017-2` what does not fit into the first. A year is a boundary that never moves, and what is published now
 * comes last, so the other parts stay as search engines know them.
 */
export type SitemapPart = { kind: 'pages' } | { kind: 'items'; year: string; part: number };

/** The protocol allows 50,000 addresses a file; a file should also be made quickly. */
export const itemsInPart = 10_000;

/** The path of a part. */
export function sitemapPath(part: SitemapPart): string {
  if (part.kind === 'pages') return '/sitemaps/pages.xml';
  return `/sitemaps/items-${part.year}${part.part > 1 ? `-${part.part}` : ''}.xml`;
}

/** Reads the last segment of such a path from outside; null for what `sitemapPath` would not have written. */
export function parseSitemapName(name: string): SitemapPart | null {
  if (name === 'pages.xml') return { kind: 'pages' };
  const match = /^items-([12]\d{3})(?:-([2-9]|[1-9]\d{1,3}))?\.xml$/.exec(name);
  return match?.[1] ? { kind: 'items', year: match[1], part: Number(match[2] ?? 1) } : null;
}
