import type { ArticleSummary } from '@/lib/articles/article-types';
import { formatDayWithoutYear, londonDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import { drawableText } from './card-text';

export type CardContent = {
  title: string;
  /** What stands in the rail, a line each: a day and its year, or a bulletin and its time. */
  when: string[];
  /** A line above the headline. */
  kicker: string;
  /** The line at the foot. */
  foot: string;
};

const mostTopics = 3;

/** What the card of an item shows; of an event its own day, and in words that it does not go ahead. */
export function itemCard(item: ArticleSummary): CardContent {
  const { bulletin, event, topics } = item;
  const status = event && event.status !== 'confirmed' ? [texts.events.status[event.status]] : [];
  const day = event ? londonDay(new Date(event.startsAt)) : item.day;
  return {
    title: drawableText(item.title) || texts.layout.groupName,
    when:
      bulletin && !event
        ? [texts.news.bulletin(bulletin.number), bulletin.period]
        : [formatDayWithoutYear(day), day.slice(0, 4)],
    kicker: [...status, ...topics.slice(0, mostTopics).map((topic) => topic.name)].join(' · '),
    foot: texts.layout.groupName,
  };
}
