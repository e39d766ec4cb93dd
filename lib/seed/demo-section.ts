import type { RichText } from '@/models/article';
import type { SectionRow } from '@/models/section';

export type DemoSection = {
  slug: string;
  title: string;
  opening: string;
  body: RichText;
  kind: SectionRow['kind'];
};
