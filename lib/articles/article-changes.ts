import type { ArticleContent } from './article-editing-types';

/** What people call the parts of an item, in the order of the editor. */
export const fieldLabels: Record<keyof ArticleContent, string> = {
  title: 'headline',
  summary: 'summary',
  body: 'text',
  slug: 'address',
  day: 'date',
  bulletin: 'bulletin',
  topicIds: 'topics and places',
  lang: 'language',
  event: 'event',
  corrections: 'corrections',
};

const fields = Object.keys(fieldLabels) as (keyof ArticleContent)[];

/** Which parts differ between two versions of an item. */
export function differingFields(one: ArticleContent, other: ArticleContent): (keyof ArticleContent)[] {
  return fields.filter((field) => canonical(one[field]) !== canonical(other[field]));
}

/** The same in words, for the audit. */
export function changedFields(one: ArticleContent, other: ArticleContent): string[] {
  return differingFields(one, other).map((field) => fieldLabels[field]);
}

// The order of keys is the database's and the editor's own affair, and a null attribute is none.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).filter(([, inner]) => inner !== null && inner !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
