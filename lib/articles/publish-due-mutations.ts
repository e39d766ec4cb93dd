import 'server-only';
import mongoose from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { inTransaction } from '@/lib/kernel/transaction';
import { ArticleModel } from '@/models/article';
import { keepCounts } from './published-count-mutations';

/** So that one run always ends; the next goes on. */
const atMost = 200;
const needed = { title: 1, state: 1, trashed: 1, day: 1, topicIds: 1 } as const;

/**
 * Publishes every scheduled item whose time has come, the earliest first, and returns how many. Each goes out by one
 * atomic update, so several instances may run this at once and none goes out twice.
 */
export async function publishDue(now: Date = new Date()): Promise<number> {
  await connectDatabase();
  let published = 0;
  while (published < atMost && (await publishNext(now))) published += 1;
  return published;
}

async function publishNext(now: Date): Promise<boolean> {
  return inTransaction(async (session) => {
    const row = await ArticleModel.findOneAndUpdate(
      { state: 'scheduled', scheduledFor: mongoose.trusted({ $lte: now }), trashed: false },
      { $set: { state: 'published', publishedAt: now }, $unset: { scheduledFor: 1 }, $inc: { version: 1 } },
      { sort: { scheduledFor: 1 }, returnDocument: 'after', session, projection: needed },
    ).lean();
    if (!row) return false;
    await recordAudit(
      null,
      {
        action: 'article.publish',
        target: { kind: 'article', id: row._id.toHexString(), label: row.title },
        detail: 'At the time it was scheduled for',
      },
      session,
    );
    await keepCounts({ ...row, state: 'scheduled' }, row, session);
    await raiseContentVersion(session);
    return true;
  });
}
