import { texts } from '@/lib/texts';
import type { JsonLd } from './json-ld';

/** A page on the way to another: its name and its path on this site. */
export type Crumb = { name: string; path: string };

/** The way from the front page to a page: `trail` ends with the page itself. */
export function breadcrumbs(siteUrl: string, trail: Crumb[]): JsonLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: texts.layout.groupName, path: '/' }, ...trail].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: `${siteUrl}${path}`,
    })),
  };
}
