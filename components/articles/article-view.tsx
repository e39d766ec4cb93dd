import type { ReactNode } from 'react';
import { EventDetails } from '@/components/events/event-details';
import { EventNotice } from '@/components/events/event-status';
import { Mark } from '@/components/ui/mark';
import type { ArticleDetail } from '@/lib/articles/article-types';
import { isOver } from '@/lib/events/announced-event';
import { headingsOf } from '@/lib/rich-text/headings';
import { ArticleFacts } from './article-facts';
import { Contents } from './contents';
import { Corrections } from './corrections';
import { foreignLanguage } from './foreign-language';
import { RailDate } from './rail-date';
import { RichTextView } from './rich-text-view';

/** What the item's page shows of it; the preview of a draft has the same. */
export type ShownArticle = Pick<
  ArticleDetail,
  'title' | 'summary' | 'day' | 'bulletin' | 'lang' | 'topics' | 'event' | 'body' | 'corrections'
>;

/**
 * An item's own page: `foot` stands below its text, `children` below it. `today` is a London day; `eventHref` leads to
 * the page of the event that it announces, where there is one.
 */
export function ArticleView({
  article,
  today,
  eventHref,
  foot,
  children,
}: {
  article: ShownArticle;
  today: string;
  eventHref?: string;
  foot?: ReactNode;
  children?: ReactNode;
}) {
  const { event } = article;
  const lang = foreignLanguage(article.lang);
  return (
    <div className="wrap">
      <article className="row story">
        <div className="railhead">
          <p className="when">
            <RailDate day={article.day} bulletin={article.bulletin} />
          </p>
          <ArticleFacts topics={article.topics} lang={article.lang} />
        </div>
        <div>
          <h1 lang={lang}>{article.title}</h1>
          {event && <EventNotice event={event} />}
          {article.summary && (
            <p className="sum" lang={lang}>
              {article.summary}
            </p>
          )}
          {event && <EventDetails event={event} over={isOver(event, today)} eventHref={eventHref} />}
          <Contents headings={headingsOf(article.body)} />
          <div className="prose" lang={lang}>
            <RichTextView document={article.body} />
            <Mark className="end" />
          </div>
          <Corrections corrections={article.corrections} lang={lang} />
          {foot}
        </div>
      </article>
      {children}
    </div>
  );
}
