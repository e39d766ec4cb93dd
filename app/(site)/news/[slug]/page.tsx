import type { Metadata } from 'next';
import { ArticleView } from '@/components/articles/article-view';
import { getPublishedArticle, listPublishedOfDay } from '@/lib/articles/article-queries';
import { eventPath, itemPath } from '@/lib/articles/item-path';
import { londonDay } from '@/lib/kernel/time';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await getPublishedArticle((await params).slug);
  const canonical = itemPath(article);
  return {
    title: article.title,
    description: article.summary,
    alternates: { canonical },
    openGraph: {
      type: 'article',
      siteName: 'Peru Support Group',
      title: article.title,
      description: article.summary,
      url: canonical,
      publishedTime: article.publishedAt,
      modifiedTime: article.updatedAt,
    },
  };
}

export default async function ArticlePage({ params }: Props) {
  const article = await getPublishedArticle((await params).slug);
  const also = await listPublishedOfDay(article.day, article.id);
  return (
    <ArticleView
      article={article}
      also={also}
      today={londonDay()}
      eventHref={article.event ? eventPath(article.slug) : undefined}
    />
  );
}
