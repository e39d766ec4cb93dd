import { ArticleFacts } from '@/components/articles/article-facts';
import { Corrections } from '@/components/articles/corrections';
import { foreignLanguage } from '@/components/articles/foreign-language';
import { RailDate } from '@/components/articles/rail-date';
import { RichTextView } from '@/components/articles/rich-text-view';
import { Day } from '@/components/ui/date';
import { Mark } from '@/components/ui/mark';
import { isOver } from '@/lib/events/announced-event';
import { eventPath } from '@/lib/articles/item-path';
import type { EventDetail } from '@/lib/events/event-types';
import { londonDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import { EventDetails } from './event-details';
import { EventNotice } from './event-status';

/** An event's own page: whether, when and where it takes place, then its text. `today` is a London day. */
export function EventView({ event: item, today }: { event: EventDetail; today: string }) {
  const words = texts.events;
  const lang = foreignLanguage(item.lang);
  const over = isOver(item.event, today);
  return (
    <div className="wrap">
      <article className="row story">
        <div className="railhead">
          <p className="when">
            <RailDate day={londonDay(new Date(item.event.startsAt))} bulletin={null} />
          </p>
          <ArticleFacts topics={item.topics} lang={item.lang} />
        </div>
        <div>
          <h1 lang={lang}>{item.title}</h1>
          <EventNotice event={item.event} />
          {item.summary && (
            <p className="sum" lang={lang}>
              {item.summary}
            </p>
          )}
          <EventDetails event={item.event} over={over} />
          <div className="prose" lang={lang}>
            <RichTextView document={item.body} />
            <Mark className="end" />
          </div>
          <Corrections corrections={item.corrections} lang={lang} />
          <ul className="ways">
            {!over && item.event.status === 'confirmed' && (
              <li>
                <a href={`${eventPath(item.slug)}/event.ics`}>{words.addToCalendar}</a>
              </li>
            )}
            <li>
              <a href={`/news/${item.slug}`}>
                {words.announcedIn} <Day day={item.day} />
              </a>
            </li>
            <li>
              <a href="/events">{words.all}</a>
            </li>
          </ul>
        </div>
      </article>
    </div>
  );
}
