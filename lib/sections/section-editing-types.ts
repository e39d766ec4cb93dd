import type { RichText } from '@/models/article';
import type { SectionRow } from '@/models/section';

/** What a section's form holds; what may be empty in an input is text. */
export type SectionContent = {
  title: string;
  opening: string;
  body: RichText;
  kind: SectionRow['kind'];
  furtherReading: { title: string; href: string; lang: string; year: string }[];
  /** `YYYY-MM-DD`, or empty. */
  lastReviewed: string;
  topicIds: string[];
};

/** A section as its form reads it. Instants are ISO 8601. */
export type EditableSection = SectionContent & {
  id: string;
  slug: string;
  version: number;
  updatedAt: string;
  /** A name, or null where nobody of today's accounts has changed it. */
  updatedBy: string | null;
};

export type SectionListItem = Pick<
  EditableSection,
  'id' | 'slug' | 'title' | 'kind' | 'lastReviewed' | 'updatedAt' | 'updatedBy'
>;
