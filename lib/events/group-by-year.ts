import { londonDay } from '@/lib/kernel/time';
import type { EventItem } from './event-types';

/** Events under the years in which they start in London, in the order in which they come. */
export function groupByYear(items: EventItem[]): { year: string; items: EventItem[] }[] {
  const groups: { year: string; items: EventItem[] }[] = [];
  for (const item of items) {
    const year = londonDay(new Date(item.event.startsAt)).slice(0, 4);
    const last = groups.at(-1);
    if (last?.year === year) last.items.push(item);
    else groups.push({ year, items: [item] });
  }
  return groups;
}
