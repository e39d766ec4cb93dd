import { formatDaySpan, formatMonthSpan } from '@/lib/kernel/time';
import type { ArticleSummary } from './article-types';

/**
 * Which time some items of the feed, newest first, are of: "3 to 12 August 2017". By month where one of them comes
 * from a bulletin, whose day is not said. Null for no items.
 */
export function spanInWords(items: Pick<ArticleSummary, 'day' | 'bulletin'>[]): string | null {
  const [newest, oldest] = [items[0], items.at(-1)];
  if (!newest || !oldest) return null;
  const format = items.some((item) => item.bulletin) ? formatMonthSpan : formatDaySpan;
  return format(oldest.day, newest.day);
}
