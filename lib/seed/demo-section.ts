import type { RichText } from '@/models/article';
import type { FurtherReading, SectionRow } from '@/models/section';

/** A section of the demo content. `topics` are addresses of demo topics and places. */
export type DemoSection = {
  slug: string;
  title: string;
  opening: string;
  body: RichText;
  kind: SectionRow['kind'];
  /** `YYYY-MM-DD`, London. */
  lastReviewed?: string;
  furtherReading?: FurtherReading[];
  topics?: string[];
};
