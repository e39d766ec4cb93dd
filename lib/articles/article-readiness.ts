import { slugSchema } from '@/lib/kernel/slug';
import { isDay } from '@/lib/kernel/time';
import { isEmptyText } from '@/lib/rich-text/plain-text';
import type { RichText } from '@/models/article';

/** What an item must have before readers see it. */
export type ReadinessInput = {
  title: string;
  summary: string;
  day: string;
  slug: string;
  topicIds: readonly unknown[];
  body: RichText;
};
export type Requirement = { field: keyof ReadinessInput; label: string; ask: string; met: boolean };

/** True for the address that a draft without a headline has. */
export const isPlaceholderSlug = (slug: string): boolean => /^untitled-[a-z0-9]+$/.test(slug);

/** The checklist "Before it goes out", in the order of the page; the mutation asks the same. */
export function requirements(article: ReadinessInput): Requirement[] {
  const slugMet = slugSchema.safeParse(article.slug).success && !isPlaceholderSlug(article.slug);
  return [
    { field: 'title', label: 'A headline', ask: 'Enter a headline', met: article.title.trim() !== '' },
    { field: 'summary', label: 'A summary', ask: 'Enter a summary', met: article.summary.trim() !== '' },
    { field: 'body', label: 'A text', ask: 'Write the text', met: !isEmptyText(article.body) },
    { field: 'day', label: 'A date', ask: 'Enter the date', met: isDay(article.day) },
    { field: 'slug', label: 'An address', ask: 'Enter an address', met: slugMet },
    {
      field: 'topicIds',
      label: 'A topic or place',
      ask: 'Choose at least one topic or place',
      met: article.topicIds.length > 0,
    },
  ];
}

/** What is missing, one message a field; empty where the item may go out. */
export function missingForReaders(article: ReadinessInput): Record<string, string> {
  return Object.fromEntries(
    requirements(article)
      .filter((requirement) => !requirement.met)
      .map((requirement) => [requirement.field, requirement.ask]),
  );
}
