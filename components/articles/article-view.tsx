import { EventDetails } from '@/components/events/event-details';
import { Mark } from '@/components/ui/mark';
import type { ArticleDetail, ArticleSummary } from '@/lib/articles/article-types';
import { isOver } from '@/lib/events/announced-event';
import { formatDayWithoutYear } from '@/lib/kernel/time';
import { ArticleFacts } from './article-facts';
import { ArticleItem } from './article-item';
import { Corrections } from './corrections';
import { foreignLanguage } from './foreign-language';
import { RailDay } from './rail-day';
import { RichTextView } from './rich-text-view';

/** What the item's page shows of it; the preview of a draft has the same. */
export type ShownArticle = Pick<
  ArticleDetail,
  'title' | 'summary' | 'day' | 'lang' | 'topics' | 'event' | 'body' | 'corrections'
>;

/**
 * An item's own page. `also` are other items of its day, `today` is a London day; `eventHref` leads to the page of the
 * event that it announces, where there is one.
 */
export function ArticleView({
  article,
  also,
  today,
  eventHref,
}: {
  article: ShownArticle;
  also: ArticleSummary[];
  today: string;
  eventHref?: string;
}) {
  const { event } = article;
  return (
    <div className="wrap">
      <article className="row story">
        <div className="railhead">
          <p className="when">
            <RailDay day={article.day} />
          </p>
          <ArticleFacts topics={article.topics} />
        </div>
        <div>
          <div lang={foreignLanguage(article.lang)}>
            <h1>{article.title}</h1>
            {article.summary && <p className="sum">{article.summary}</p>}
          </div>
          {event && <EventDetails event={event} over={isOver(event, today)} eventHref={eventHref} />}
          <div className="prose" lang={foreignLanguage(article.lang)}>
            <RichTextView document={article.body} />
            <Mark className="end" />
          </div>
          <Corrections corrections={article.corrections} />
        </div>
      </article>
      {also.length > 0 && (
        <section className="row also" aria-labelledby="also">
          <div className="railhead">
            <h2 className="when" id="also">
              Also on {formatDayWithoutYear(article.day)}
            </h2>
          </div>
          <div className="weft">
            {also.map((item) => (
              <ArticleItem key={item.id} item={item} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
