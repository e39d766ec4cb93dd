import type { SectionRow } from '@/models/section';

const parts = {
  title: 'title',
  opening: 'opening',
  bodyText: 'text',
  kind: 'place on the site',
  furtherReading: 'further reading',
  lastReviewed: 'last review',
  topicIds: 'topics',
} as const satisfies Partial<Record<keyof SectionRow, string>>;
type Part = keyof typeof parts;

/** What a save has changed, in words for the audit. */
export function changedParts(before: Pick<SectionRow, Part>, after: Pick<SectionRow, Part>): string[] {
  return (Object.keys(parts) as Part[])
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
    .map((part) => parts[part]);
}
