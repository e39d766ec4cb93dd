import type { RichText } from '@/models/article';
import type { SectionRow } from '@/models/section';

/** A section as its form reads it. Instants are ISO 8601. */
export type EditableSection = {
  id: string;
  slug: string;
  title: string;
  opening: string;
  body: RichText;
  version: number;
  updatedAt: string;
  /** A name, or null where nobody of today's accounts has changed it. */
  updatedBy: string | null;
};

export type SectionListItem = Pick<EditableSection, 'id' | 'slug' | 'title' | 'updatedAt' | 'updatedBy'> & {
  kind: SectionRow['kind'];
};
