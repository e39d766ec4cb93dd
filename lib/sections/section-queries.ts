import 'server-only';
import mongoose from 'mongoose';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { orLastKnown } from '@/lib/kernel/last-known';
import { slugSchema } from '@/lib/kernel/slug';
import { findTopicRefs } from '@/lib/topics/topic-queries';
import type { TopicRef } from '@/lib/topics/topic-types';
import type { RichText } from '@/models/article';
import { SectionModel, type FurtherReading, type SectionRow } from '@/models/section';

/** What lists of sections show; `opening` is plain text. */
export type SectionOpening = {
  slug: string;
  title: string;
  opening: string;
  kind: SectionRow['kind'];
  /** ISO 8601. */
  updatedAt: string;
};
export type SectionDetail = SectionOpening & {
  body: RichText;
  furtherReading: FurtherReading[];
  /** `YYYY-MM-DD` in London; null where nobody has reviewed it yet. */
  lastReviewed: string | null;
  /** Topics and places whose news belong to it. */
  topics: TopicRef[];
};

const openingFields = { slug: 1, title: 1, opening: 1, kind: 1, updatedAt: 1 } as const;

/** Every section in the group's own order: background and information alike. There are few. In an outage: as they were last. */
export const listSections = cache(
  orLastKnown(async (): Promise<SectionOpening[]> => {
    await connectDatabase();
    const rows = await SectionModel.find({}, openingFields).sort({ position: 1, _id: 1 }).lean();
    return rows.map(toOpening);
  }),
);

/** Every section with its text, in the same order; for the API. */
export async function listSectionDetails(): Promise<SectionDetail[]> {
  await connectDatabase();
  const rows = await SectionModel.find({}).sort({ position: 1, _id: 1 }).lean();
  return Promise.all(rows.map(toDetail));
}

/** One section by its address, or null. Any text may be asked for. */
export const findSection = cache(async (slug: string): Promise<SectionDetail | null> => {
  if (!slugSchema.safeParse(slug).success) return null;
  await connectDatabase();
  const row = await SectionModel.findOne({ slug }).lean();
  return row && toDetail(row);
});

/** The sections that one of these topics or places belongs to, in the group's own order. */
export async function listSectionsByTopics(topicIds: string[], limit = 4): Promise<SectionOpening[]> {
  const ids = topicIds.flatMap((id) => parseId(id) ?? []);
  if (ids.length === 0) return [];
  await connectDatabase();
  const rows = await SectionModel.find({ topicIds: mongoose.trusted({ $in: ids }) }, openingFields)
    .sort({ position: 1, _id: 1 })
    .limit(limit)
    .lean();
  return rows.map(toOpening);
}

/** One section, or the answer 404. */
export async function getSection(slug: string): Promise<SectionDetail> {
  return (await findSection(slug)) ?? notFound();
}

async function toDetail(row: SectionRow): Promise<SectionDetail> {
  const topics = await findTopicRefs(row.topicIds ?? []);
  return {
    ...toOpening(row),
    body: row.body,
    furtherReading: (row.furtherReading ?? []).map(({ title, href, lang, year }) => ({
      title,
      href,
      lang,
      year,
    })),
    lastReviewed: row.lastReviewed || null,
    topics: (row.topicIds ?? []).flatMap((id) => topics.get(id.toHexString()) ?? []),
  };
}

function toOpening(row: Pick<SectionRow, keyof typeof openingFields>): SectionOpening {
  return {
    slug: row.slug,
    title: row.title,
    opening: row.opening,
    kind: row.kind,
    updatedAt: row.updatedAt.toISOString(),
  };
}
