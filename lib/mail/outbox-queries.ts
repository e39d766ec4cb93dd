import 'server-only';
import mongoose, { Types } from 'mongoose';
import { can, type Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { afterCursor, cutPage, parseInstantCursor } from '@/lib/kernel/instant-cursor';
import { messageStates, OutboxMessageModel, type OutboxMessageRow } from '@/models/outbox-message';
import type { MessageAudience, MessageDetail, MessageSummary } from './outbox-types';

/** Whose mails this viewer may read: membership mails, account mails, both or none. */
export function readableAudiences(viewer: Viewer): MessageAudience[] {
  return [
    ...(can(viewer, 'outbox.read') ? (['membership'] as const) : []),
    ...(can(viewer, 'users.manage') ? (['accounts'] as const) : []),
  ];
}

type Summary = Pick<OutboxMessageRow, '_id' | 'to' | 'subject' | 'kind' | 'state' | 'createdAt'>;
const summaryFields = { to: 1, subject: 1, kind: 1, state: 1, createdAt: 1 } as const;

/** One page of the outbox, newest first, of what this viewer may read. Unknown filters count as none. */
export async function listMessages(
  viewer: Viewer,
  options: { state?: unknown; kind?: unknown; before?: unknown; limit?: number },
): Promise<{ items: MessageSummary[]; older: string | null }> {
  const { limit = 50 } = options;
  await connectDatabase();
  const state = messageStates.find((known) => known === options.state);
  const kind = typeof options.kind === 'string' && /^[a-z-]{1,60}$/.test(options.kind) && options.kind;
  const rows: Summary[] = await OutboxMessageModel.find(
    {
      ...audienceFilter(viewer),
      ...(state && { state }),
      ...(kind && { kind }),
      ...afterCursor('createdAt', parseInstantCursor(options.before)),
    },
    summaryFields,
  )
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { shown, older } = cutPage(rows, limit, (row) => row.createdAt);
  return { items: shown.map(toSummary), older };
}

/** One message in full, or null; "not yours" and "not there" are the same. */
export async function findMessage(viewer: Viewer, id: unknown): Promise<MessageDetail | null> {
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await OutboxMessageModel.findOne({ _id, ...audienceFilter(viewer) }).lean();
  if (!row) return null;
  return { ...toSummary(row), text: row.text, applicationId: row.applicationId?.toHexString() ?? null };
}

/** The mails about one request, newest first. */
export async function listMessagesAbout(viewer: Viewer, applicationId: string): Promise<MessageSummary[]> {
  const id = parseId(applicationId);
  if (!id) return [];
  await connectDatabase();
  const rows: Summary[] = await OutboxMessageModel.find(
    { applicationId: id, ...audienceFilter(viewer) },
    summaryFields,
  )
    .sort({ createdAt: -1 })
    .limit(20)
    .lean();
  return rows.map(toSummary);
}

/** How many mails of one kind there are about these requests. */
export async function countMessagesAbout(applicationIds: string[], kind: string): Promise<number> {
  if (applicationIds.length === 0) return 0;
  await connectDatabase();
  return OutboxMessageModel.countDocuments({
    applicationId: mongoose.trusted({ $in: applicationIds.map((id) => new Types.ObjectId(id)) }),
    kind,
  });
}

// An empty list matches nothing, so a viewer with neither capability sees nothing.
const audienceFilter = (viewer: Viewer) => {
  const audiences = readableAudiences(viewer);
  return { audience: audiences.length === 1 ? audiences[0] : mongoose.trusted({ $in: audiences }) };
};

const toSummary = (row: Summary): MessageSummary => ({
  id: row._id.toHexString(),
  to: row.to,
  subject: row.subject,
  kind: row.kind,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
});
