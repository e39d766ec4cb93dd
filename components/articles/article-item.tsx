import type { ArticleSummary } from '@/lib/articles/article-types';
import { foreignLanguage } from './foreign-language';
import { TopicLine } from './topic-line';

/** One item of a batch: topics, headline, summary. The headline is the link. */
export function ArticleItem({ item }: { item: ArticleSummary }) {
  const lang = foreignLanguage(item.lang);
  return (
    <article className="item">
      <TopicLine topics={item.topics} />
      <h3 lang={lang}>
        <a href={`/news/${item.slug}`}>{item.title}</a>
      </h3>
      <p lang={lang}>{item.summary}</p>
    </article>
  );
}

/** The newest item of the newest day, once a page. */
export function LeadItem({ item }: { item: ArticleSummary }) {
  const lang = foreignLanguage(item.lang);
  return (
    <article className="lead">
      <TopicLine topics={item.topics} />
      <h3 lang={lang}>
        <a href={`/news/${item.slug}`}>{item.title}</a>
      </h3>
      <p className="sum" lang={lang}>
        {item.summary}
      </p>
    </article>
  );
}
