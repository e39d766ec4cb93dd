import type { ArticleSummary } from '@/lib/articles/article-types';
import { foreignLanguage } from './foreign-language';
import { TopicLine } from './topic-line';

/** One item of a list: topics, headline, summary. The headline is the link. `dated` where no batch says the date. */
export function ArticleItem({ item, dated }: { item: ArticleSummary; dated?: boolean }) {
  const lang = foreignLanguage(item.lang);
  return (
    <article className="item">
      <TopicLine item={item} dated={dated} />
      <h3 lang={lang}>
        <a href={`/news/${item.slug}`}>{item.title}</a>
      </h3>
      <p lang={lang}>{item.summary}</p>
    </article>
  );
}

/** The newest item of the newest batch, once a page. */
export function LeadItem({ item }: { item: ArticleSummary }) {
  const lang = foreignLanguage(item.lang);
  return (
    <article className="lead">
      <TopicLine item={item} />
      <h3 lang={lang}>
        <a href={`/news/${item.slug}`}>{item.title}</a>
      </h3>
      <p className="sum" lang={lang}>
        {item.summary}
      </p>
    </article>
  );
}
