import type { Metadata } from 'next';
import { ArticleFoot } from '@/components/articles/article-foot';
import {
  AlsoInBatch,
  ArticleNeighbours,
  Background,
  Related,
} from '@/components/articles/article-surroundings';
import { ArticleView } from '@/components/articles/article-view';
import { PageData } from '@/components/structured-data/json-ld';
import { getPublishedArticle } from '@/lib/articles/article-queries';
import { findNeighbours, listPublishedOfBatch, listRelatedArticles } from '@/lib/articles/around-queries';
import { eventPath, itemPath } from '@/lib/articles/item-path';
import { siteUrl } from '@/lib/kernel/env';
import { londonDay } from '@/lib/kernel/time';
import { listSectionsByTopics } from '@/lib/sections/section-queries';
import { itemMetadata } from '@/lib/sharing/item-metadata';
import { newsArticle } from '@/lib/structured-data/news-article';
import { texts } from '@/lib/texts';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return itemMetadata(await getPublishedArticle((await params).slug));
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
    <>
      <PageData
        trail={[
          { name: texts.news.feed.title, path: '/news' },
          { name: article.title, path: `/news/${article.slug}` },
        ]}
        things={[newsArticle(article, siteUrl())]}
      />
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
    </>
  );
}
