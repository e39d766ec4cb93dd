import { itemPath } from '@/lib/articles/item-path';
import { formatDay } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';

/** What every card measures, in pixels: the size that social networks and messengers show. */
export const cardSize = { width: 1200, height: 630 } as const;

/** The card of an item: where it is, and its words for those who cannot see it. */
export function cardOf(item: { slug: string; title: string; day: string; event: unknown }): {
  path: string;
  alt: string;
} {
  return {
    path: `${itemPath(item)}/card.png`,
    alt: texts.machines.cardAlt(item.title, formatDay(item.day)),
  };
}
