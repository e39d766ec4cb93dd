import 'server-only';
import { connectDatabase } from '@/lib/kernel/database';
import { AuditEntryModel } from '@/models/audit-entry';

/** One line of a thing's history; `at` is ISO 8601. */
export type HistoryEntry = { id: string; at: string; actorName: string; action: string; detail: string };

/**
 * What was done to one thing, newest first. The caller has made sure that the viewer may see the thing: its
 * history is part of it.
 */
export async function listAuditEntriesFor(kind: string, id: string, limit = 50): Promise<HistoryEntry[]> {
  await connectDatabase();
  const rows = await AuditEntryModel.find({ targetKind: kind, targetId: id })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .lean();
  return rows.map((row) => ({
    id: row._id.toHexString(),
    at: row.at.toISOString(),
    actorName: row.actorName,
    action: row.action,
    detail: row.detail,
  }));
}
