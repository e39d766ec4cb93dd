/**
 * The one address of an item that feeds, sitemaps and structured data name, and that both of its pages call canonical:
 * an event's own page where it announces one, its page among the news otherwise (docs/decisions).
 */
export function itemPath(item: { slug: string; event?: unknown }): string {
  return item.event ? eventPath(item.slug) : `/news/${item.slug}`;
}

/** The page of the event that an item announces. */
export const eventPath = (slug: string): string => `/events/${slug}`;
