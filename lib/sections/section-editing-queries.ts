import 'server-only';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
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
  const { slug, title, opening, body, version } = row;
  const names = await findUserNames([row.updatedBy]);
  return {
    id: _id.toHexString(),
    slug,
    title,
    opening,
    body,
    version,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: (row.updatedBy && names.get(row.updatedBy.toHexString())) ?? null,
  };
}
