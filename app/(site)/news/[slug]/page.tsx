import type { Metadata } from 'next';
import { ArticleFoot } from '@/components/articles/article-foot';
import {
  AlsoInBatch,
  ArticleNeighbours,
  Background,
  Related,
} from '@/components/articles/article-surroundings';
import { ArticleView } from '@/components/articles/article-view';
import { getPublishedArticle } from '@/lib/articles/article-queries';
import { findNeighbours, listPublishedOfBatch, listRelatedArticles } from '@/lib/articles/around-queries';
import { eventPath, itemPath } from '@/lib/articles/item-path';
import { siteUrl } from '@/lib/kernel/env';
import { londonDay } from '@/lib/kernel/time';
import { listSectionsByTopics } from '@/lib/sections/section-queries';

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
  const [also, related, sections, neighbours] = await Promise.all([
    listPublishedOfBatch(article),
    listRelatedArticles(article),
    listSectionsByTopics(article.topics.map(({ id }) => id)),
    findNeighbours(article),
  ]);
  return (
    <ArticleView
      article={article}
      today={londonDay()}
      eventHref={article.event ? eventPath(article.slug) : undefined}
      foot={<ArticleFoot item={article} address={`${siteUrl()}${itemPath(article)}`} />}
    >
      <AlsoInBatch batch={article} also={also} />
      <Related related={related} />
      <Background sections={sections} />
      <ArticleNeighbours {...neighbours} />
    </ArticleView>
  );
}
