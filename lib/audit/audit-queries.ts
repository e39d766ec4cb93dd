import 'server-only';
import { can, type Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { afterCursor, cutPage, parseInstantCursor } from '@/lib/kernel/instant-cursor';
import { AuditEntryModel, type AuditEntryRow } from '@/models/audit-entry';
import { auditKinds } from './audit-words';

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
  return rows.map(toEntry);
}

/** One line of the audit; `target.kind` is one of `auditKinds` or, from an older version, another word. */
export type AuditLine = HistoryEntry & { target: { kind: string; id: string; label: string } };

export type AuditFilter = { kind?: unknown; actorId?: unknown; before?: unknown; limit?: number };

// Notes about joiners are personal data, which the secretary alone sees; that something was done is not.
const joinersKinds = ['application', 'contact'];

/** One page of everything that was done, newest first. Unknown filters count as none. */
export async function listAuditEntries(
  viewer: Viewer,
  filter: AuditFilter,
): Promise<{ items: AuditLine[]; older: string | null }> {
  if (!can(viewer, 'audit.read')) return { items: [], older: null };
  const { limit = 50 } = filter;
  const kind =
    typeof filter.kind === 'string' && Object.hasOwn(auditKinds, filter.kind) ? filter.kind : undefined;
  const actorId = parseId(filter.actorId);
  await connectDatabase();
  const rows = await AuditEntryModel.find({
    ...(kind && { targetKind: kind }),
    ...(actorId && { actorId }),
    ...afterCursor('at', parseInstantCursor(filter.before)),
  })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { shown, older } = cutPage(rows, limit, (row) => row.at);
  const hidden = can(viewer, 'members.decide') ? [] : joinersKinds;
  return {
    items: shown.map((row) => ({
      ...toEntry(row),
      ...(hidden.includes(row.targetKind) && { detail: '' }),
      target: { kind: row.targetKind, id: row.targetId, label: row.targetLabel },
    })),
    older,
  };
}

const toEntry = (row: AuditEntryRow): HistoryEntry => ({
  id: row._id.toHexString(),
  at: row.at.toISOString(),
  actorName: row.actorName,
  action: row.action,
  detail: row.detail,
});
