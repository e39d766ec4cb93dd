import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { slugSchema } from '@/lib/kernel/slug';
import type { RichText } from '@/models/article';
import { SectionModel, type SectionRow } from '@/models/section';

/** What lists of sections show; `opening` is plain text. */
export type SectionOpening = {
  slug: string;
  title: string;
  opening: string;
  kind: SectionRow['kind'];
  /** ISO 8601. */
  updatedAt: string;
};
export type SectionDetail = SectionOpening & { body: RichText };

/** Every section in the group's own order: background and information alike. There are few. */
export const listSections = cache(async (): Promise<SectionOpening[]> => {
  await connectDatabase();
  const rows = await SectionModel.find({}, { slug: 1, title: 1, opening: 1, kind: 1, updatedAt: 1 })
    .sort({ position: 1, _id: 1 })
    .lean();
  return rows.map(toOpening);
});

/** Every section with its text, in the same order; for the API. */
export async function listSectionDetails(): Promise<SectionDetail[]> {
  await connectDatabase();
  const rows = await SectionModel.find({}).sort({ position: 1, _id: 1 }).lean();
  return rows.map((row) => ({ ...toOpening(row), body: row.body }));
}

/** One section by its address, or null. Any text may be asked for. */
export const findSection = cache(async (slug: string): Promise<SectionDetail | null> => {
  if (!slugSchema.safeParse(slug).success) return null;
  await connectDatabase();
  const row = await SectionModel.findOne({ slug }).lean();
  return row && { ...toOpening(row), body: row.body };
});

/** One section, or the answer 404. */
export async function getSection(slug: string): Promise<SectionDetail> {
  return (await findSection(slug)) ?? notFound();
}

function toOpening(
  row: Pick<SectionRow, 'slug' | 'title' | 'opening' | 'kind' | 'updatedAt'>,
): SectionOpening {
  return {
    slug: row.slug,
    title: row.title,
    opening: row.opening,
    kind: row.kind,
    updatedAt: row.updatedAt.toISOString(),
  };
}
