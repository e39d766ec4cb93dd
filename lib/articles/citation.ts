import { formatDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import type { ArticleSummary } from './article-types';

type Dated = Pick<ArticleSummary, 'day' | 'bulletin'>;

/** When an item is from: "1 October 2017", or "Update 134, June/July 2009". */
export const dateInWords = ({ day, bulletin }: Dated): string =>
  bulletin ? `${texts.news.bulletin(bulletin.number)}, ${bulletin.period}` : formatDay(day);

/**
 * A ready reference in the British manner, in parts, because the title is in the item's language:
 * "Peru Support Group, ‘A title’, 1 October 2017, https://…".
 */
export function citation(
  item: Dated & Pick<ArticleSummary, 'title'>,
  address: string,
): { before: string; title: string; after: string } {
  return {
    before: `${texts.layout.groupName}, `,
    title: `‘${innerQuotes(item.title)}’`,
    after: `, ${dateInWords(item)}, ${address}`,
  };
}

// Quotes within quotes are double ones; an apostrophe closes nothing, for it stands before a letter or after no quote.
const innerQuotes = (title: string): string => title.replace(/‘([^‘]*?)’(?!\p{L})/gu, '“$1”');
