import type { Metadata } from 'next';
import type { ArticleDetail } from '@/lib/articles/article-types';
import { itemPath } from '@/lib/articles/item-path';
import { publicationInstant } from '@/lib/articles/publication-instant';
import { titleWithStatus } from '@/lib/events/event-words';
import { texts } from '@/lib/texts';
import { cardOf, cardSize } from './card-image';

// Open Graph wants a language with a country.
const locales: Record<string, string> = { en: 'en_GB', es: 'es_PE', qu: 'qu_PE', ay: 'ay_PE', fr: 'fr_FR' };

/** The head of an item's page, and of the page of its event: one canonical address, and how it looks when passed on. */
export function itemMetadata(item: ArticleDetail): Metadata {
  const { path, alt } = cardOf(item);
  const title = titleWithStatus(item);
  const image = { url: path, ...cardSize, alt, type: 'image/png' };
  return {
    title,
    description: item.summary,
    alternates: { canonical: itemPath(item) },
    openGraph: {
      type: 'article',
      siteName: texts.layout.groupName,
      locale: locales[item.lang] ?? item.lang,
      title,
      description: item.summary,
      url: itemPath(item),
      publishedTime: publicationInstant(item),
      modifiedTime: item.updatedAt,
      tags: item.topics.map((topic) => topic.name),
      images: [image],
    },
    twitter: { card: 'summary_large_image', title, description: item.summary, images: [image] },
  };
}
