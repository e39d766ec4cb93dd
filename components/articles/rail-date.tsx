import type { ArticleSummary } from '@/lib/articles/article-types';
import { formatDayWithoutYear } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';

/** When an item is from, as the rail shows it: its day, the year lighter; or its bulletin, the time lighter. */
export function RailDate({ day, bulletin }: Pick<ArticleSummary, 'day' | 'bulletin'>) {
  if (bulletin)
    return (
      <>
        {texts.news.bulletin(bulletin.number)} <span className="period">{bulletin.period}</span>
      </>
    );
  return (
    <time dateTime={day}>
      {formatDayWithoutYear(day)} <span>{day.slice(0, 4)}</span>
    </time>
  );
}
