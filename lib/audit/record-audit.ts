import { Types, type ClientSession } from 'mongoose';
import type { Viewer } from '@/lib/auth/capabilities';
import { AuditEntryModel } from '@/models/audit-entry';

export type AuditEvent = {
  /** `thing.verb`, such as `article.publish`. */
  action: string;
  target: { kind: string; id: string; label: string };
  detail?: string;
};

// No `server-only` guard: the start and the command line, outside Next, write entries too.
/** Writes who did what. `viewer` is null where the site itself acts. Belongs in the same unit as the write it describes. */
export async function recordAudit(
  viewer: Pick<Viewer, 'id' | 'name'> | null,
  event: AuditEvent,
  session?: ClientSession,
): Promise<void> {
  await AuditEntryModel.create(
    [
      {
        at: new Date(),
        ...(viewer && { actorId: new Types.ObjectId(viewer.id) }),
        actorName: viewer?.name ?? 'The site',
        action: event.action,
        targetKind: event.target.kind,
        targetId: event.target.id,
        targetLabel: event.target.label.slice(0, 300),
        detail: (event.detail ?? '').slice(0, 2000),
      },
    ],
    { session },
  );
}
