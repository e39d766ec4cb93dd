import 'server-only';
import { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { inTransaction } from '@/lib/kernel/transaction';
import { plainText } from '@/lib/rich-text/plain-text';
import { SectionModel } from '@/models/section';
import type { SaveSectionInput } from './section-schema';

export type SectionReceipt = { id: string; version: number; updatedAt: string };

/**
 * Changes a section, for readers at once. Throws `stale-version` where somebody else has saved it since
 * `version` was read, and `not-found`.
 */
export async function saveSection(
  viewer: Viewer,
  { id, version, ...content }: SaveSectionInput,
): Promise<SectionReceipt> {
  authorise(viewer, 'sections.edit');
  await connectDatabase();
  const before = await SectionModel.findOne({ _id: id }).lean();
  if (!before) throw notFoundError('section');
  return inTransaction(async (session) => {
    const after = await SectionModel.findOneAndUpdate(
      { _id: id, version },
      {
        $set: { ...content, bodyText: plainText(content.body), updatedBy: new Types.ObjectId(viewer.id) },
        $inc: { version: 1 },
      },
      { session, returnDocument: 'after' },
    ).lean();
    if (!after) {
      throw new AppError(
        'stale-version',
        'Somebody else has changed this section since you opened it. Nothing was overwritten, and your text is still here.',
      );
    }
    const changed = (['title', 'opening', 'bodyText'] as const).filter((key) => before[key] !== after[key]);
    await recordAudit(
      viewer,
      {
        action: 'section.save',
        target: { kind: 'section', id, label: after.title },
        detail: changed.length > 0 ? `Changed: ${changed.join(', ').replace('bodyText', 'text')}` : '',
      },
      session,
    );
    await raiseContentVersion(session);
    return { id, version: after.version, updatedAt: after.updatedAt.toISOString() };
  });
}
