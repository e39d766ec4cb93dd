import { texts } from '@/lib/texts';
import type { JsonLd } from './json-ld';

/** The group, as publisher and organiser; pages that name it by its `@id` mean the one on the home page. */
export function group(siteUrl: string): JsonLd {
  return {
    '@type': 'NGO',
    '@id': `${siteUrl}/#group`,
    name: texts.layout.groupName,
    url: `${siteUrl}/`,
    logo: { '@type': 'ImageObject', url: `${siteUrl}/icons/icon-512.png`, width: 512, height: 512 },
  };
}

/** The group with what only its own page says: when it was founded, and where to write to, if anywhere. */
export function groupInFull(
  siteUrl: string,
  { description, email }: { description: string; email: string },
): JsonLd {
  return {
    ...group(siteUrl),
    foundingDate: '1983',
    areaServed: { '@type': 'Country', name: 'Peru' },
    ...(description && { description }),
    ...(email && { email }),
  };
}

/** The site and how to search it. */
export function webSite(siteUrl: string): JsonLd {
  return {
    '@type': 'WebSite',
    '@id': `${siteUrl}/#site`,
    name: texts.layout.groupName,
    url: `${siteUrl}/`,
    inLanguage: 'en-GB',
    publisher: { '@id': `${siteUrl}/#group` },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}
