import 'server-only';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { findTopicRefs } from '@/lib/topics/topic-queries';
import { findUserNames } from '@/lib/users/user-name-queries';
import { SectionModel } from '@/models/section';
import type { EditableSection, SectionListItem } from './section-editing-types';

/** Every section in the group's own order, with who changed it last. There are few. */
export async function listSectionsForEditing(): Promise<SectionListItem[]> {
  await connectDatabase();
  const rows = await SectionModel.find({}, { body: 0, bodyText: 0 }).sort({ position: 1, _id: 1 }).lean();
  const names = await findUserNames(rows.map((row) => row.updatedBy));
  return rows.map((row) => ({
    id: row._id.toHexString(),
    slug: row.slug,
    title: row.title,
    kind: row.kind,
    lastReviewed: row.lastReviewed ?? '',
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: (row.updatedBy && names.get(row.updatedBy.toHexString())) ?? null,
  }));
}

/** One section for its form, or null. */
export async function findEditableSection(id: unknown): Promise<EditableSection | null> {
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await SectionModel.findOne({ _id }).lean();
  if (!row) return null;
  const { slug, title, opening, body, kind, version } = row;
  const [names, topics] = await Promise.all([
    findUserNames([row.updatedBy]),
    findTopicRefs(row.topicIds ?? []),
  ]);
  return {
    id: _id.toHexString(),
    slug,
    title,
    opening,
    body,
    kind,
    furtherReading: (row.furtherReading ?? []).map(({ year, ...reading }) => ({
      ...reading,
      year: year === null ? '' : String(year),
    })),
    lastReviewed: row.lastReviewed ?? '',
    // A topic that is gone could not be saved again.
    topicIds: [...topics.keys()],
    version,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: (row.updatedBy && names.get(row.updatedBy.toHexString())) ?? null,
  };
}
