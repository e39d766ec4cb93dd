import 'server-only';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { notFoundError } from '@/lib/kernel/errors';
import { inTransaction } from '@/lib/kernel/transaction';
import { SectionModel } from '@/models/section';
import type { MoveSectionInput } from './section-schema';

/**
 * Puts a section before or after its neighbour in the order of the site; at an end nothing happens. It is no change of
 * the text, so nobody who is writing gets a conflict. Throws `not-found`.
 */
export async function moveSection(viewer: Viewer, { id, direction }: MoveSectionInput): Promise<void> {
  authorise(viewer, 'sections.edit');
  await connectDatabase();
  await inTransaction(async (session) => {
    const rows = await SectionModel.find({}, { title: 1, position: 1 }, { session })
      .sort({ position: 1, _id: 1 })
      .lean();
    const from = rows.findIndex((row) => row._id.toHexString() === id);
    const moved = rows[from];
    if (!moved) throw notFoundError('section');
    const to = direction === 'up' ? from - 1 : from + 1;
    if (!rows[to]) return;
    rows.splice(from, 1);
    rows.splice(to, 0, moved);
    for (const [index, row] of rows.entries()) {
      const position = (index + 1) * 10;
      if (row.position === position) continue;
      await SectionModel.updateOne({ _id: row._id }, { $set: { position } }, { session, timestamps: false });
    }
    await recordAudit(
      viewer,
      {
        action: 'section.move',
        target: { kind: 'section', id, label: moved.title },
        detail: direction === 'up' ? 'One place up' : 'One place down',
      },
      session,
    );
    await raiseContentVersion(session);
  });
}
