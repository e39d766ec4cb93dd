import type { ArticleDetail } from '@/lib/articles/article-types';
import { itemPath } from '@/lib/articles/item-path';
import { publicationInstant } from '@/lib/articles/publication-instant';
import { cardOf } from '@/lib/sharing/card-image';
import { group } from './group';
import type { JsonLd } from './json-ld';

/** An item as a news article, with its corrections. */
export function newsArticle(article: ArticleDetail, siteUrl: string): JsonLd {
  const url = `${siteUrl}${itemPath(article)}`;
  return {
    '@type': 'NewsArticle',
    '@id': `${siteUrl}/news/${article.slug}#article`,
    // Google shows 110 characters at most.
    headline: article.title,
    description: article.summary,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    datePublished: publicationInstant(article),
    dateModified: article.updatedAt,
    inLanguage: article.lang,
    isAccessibleForFree: true,
    image: [`${siteUrl}${cardOf(article).path}`],
    author: group(siteUrl),
    publisher: group(siteUrl),
    ...(article.topics.length > 0 && { keywords: article.topics.map((topic) => topic.name) }),
    ...(article.event && { about: { '@id': `${url}#event` } }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ day, text }) => ({
        '@type': 'CorrectionComment',
        text,
        datePublished: day,
      })),
    }),
  };
}
