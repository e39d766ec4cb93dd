import { Fragment, type ReactNode } from 'react';
import type { ArticleSummary } from '@/lib/articles/article-types';
import { dateInWords } from '@/lib/articles/citation';
import { texts } from '@/lib/texts';
import { languageMark } from './foreign-language';

const mostShown = 3;

/**
 * The line above a headline: the item's first topics and places, and its language where it is not English. `dated`
 * puts the day or bulletin first, for items that stand outside their batch.
 */
export function TopicLine({ item, dated = false }: { item: ArticleSummary; dated?: boolean }) {
  const parts: { key: string; part: ReactNode }[] = item.topics.slice(0, mostShown).map((topic) => ({
    key: topic.id,
    part: <a href={`/topics/${topic.slug}`}>{topic.name}</a>,
  }));
  const mark = languageMark(item.lang);
  if (mark) parts.push({ key: 'language', part: mark });
  if (dated) {
    const words = dateInWords(item);
    parts.unshift({ key: 'date', part: item.bulletin ? words : <time dateTime={item.day}>{words}</time> });
  }
  if (item.event && item.event.status !== 'confirmed')
    parts.unshift({ key: 'status', part: <strong>{texts.events.status[item.event.status]}</strong> });
  if (parts.length === 0) return null;
  return (
    <p className="kick">
      {parts.map(({ key, part }, index) => (
        <Fragment key={key}>
          {index > 0 && '\u00a0· '}
          {part}
        </Fragment>
      ))}
    </p>
  );
}
