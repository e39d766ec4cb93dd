import 'server-only';
import { Types, type UpdateQuery } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { formatInstant } from '@/lib/kernel/time';
import { inTransaction } from '@/lib/kernel/transaction';
import { ArticleModel, type ArticleRow } from '@/models/article';
import { toReceipt } from './article-editing-rows';
import type { ArticleReceipt } from './article-editing-types';
import { guardMove, guardReadiness, staleArticle } from './article-guards';
import type { ArticleMove } from './article-policy';
import type { MoveArticleInput, ScheduleArticleInput } from './article-schema';
import { keepCounts } from './published-count-mutations';
import { isPublished } from './published-filter';

const incomplete = 'Something is missing before this can go out';

/** Shows the item to readers, now. Throws `invalid-input` with what is missing. */
export async function publishArticle(viewer: Viewer, input: MoveArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'publish', {
    guard: (article) => guardReadiness(article, incomplete),
    update: { $set: { state: 'published', publishedAt: new Date() }, $unset: { scheduledFor: 1 } },
  });
}

/** Lets the item go out by itself at a time to come; also changes that time. */
export async function scheduleArticle(viewer: Viewer, input: ScheduleArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'schedule', {
    guard: (article) => {
      guardReadiness(article, incomplete);
      if (input.scheduledFor > new Date()) return;
      const sentence = 'Choose a time that is still to come';
      throw new AppError('invalid-input', sentence, { fields: { scheduledFor: sentence } });
    },
    update: { $set: { state: 'scheduled', scheduledFor: input.scheduledFor } },
    detail: `For ${formatInstant(input.scheduledFor)}`,
  });
}

/** Takes the item off the site, or off the schedule, back to a draft: its address answers 404. */
export async function unpublishArticle(viewer: Viewer, input: MoveArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'unpublish', {
    update: { $set: { state: 'draft' }, $unset: { scheduledFor: 1 } },
  });
}

/** Takes a published item off the site for good, but keeps it. */
export async function withdrawArticle(viewer: Viewer, input: MoveArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'withdraw', { update: { $set: { state: 'archived' } } });
}

/** Puts the item into the trash, and so off the site at once, whatever its state. */
export async function trashArticle(viewer: Viewer, input: MoveArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'trash', {
    update: { $set: { trashed: true, trashedAt: new Date() }, $unset: { scheduledFor: 1 } },
  });
}

/** Takes the item out of the trash, always as a draft: nothing becomes public again by being restored. */
export async function restoreArticle(viewer: Viewer, input: MoveArticleInput): Promise<ArticleReceipt> {
  return move(viewer, input, 'restore', {
    update: { $set: { trashed: false, state: 'draft' }, $unset: { trashedAt: 1, scheduledFor: 1 } },
  });
}

/** Deletes an item that lies in the trash, for good. */
export async function deleteArticle(viewer: Viewer, { id, version }: MoveArticleInput): Promise<void> {
  const before = await readGuarded(viewer, { id, version }, 'delete');
  await inTransaction(async (session) => {
    const gone = await ArticleModel.findOneAndDelete(
      { _id: before._id, version, trashed: true },
      { session },
    ).lean();
    if (!gone) throw staleArticle();
    await recordAudit(viewer, { action: 'article.delete', target: targetOf(before) }, session);
    // What was public once lives on in copies of pages, and must not come back by one.
    if (before.publishedAt) await raiseContentVersion(session, { takeDown: true });
  });
}

async function move(
  viewer: Viewer,
  { id, version }: MoveArticleInput,
  verb: ArticleMove,
  how: { guard?: (article: ArticleRow) => void; update: UpdateQuery<ArticleRow>; detail?: string },
): Promise<ArticleReceipt> {
  const before = await readGuarded(viewer, { id, version }, verb);
  how.guard?.(before);
  return inTransaction(async (session) => {
    // The filter repeats what the guards saw, so that of two people at once only one gets through.
    const after = await ArticleModel.findOneAndUpdate(
      { _id: before._id, version, state: before.state, trashed: before.trashed },
      {
        ...how.update,
        $set: { ...how.update.$set, updatedBy: new Types.ObjectId(viewer.id) },
        $inc: { version: 1 },
      },
      { returnDocument: 'after', session },
    ).lean();
    if (!after) throw staleArticle();
    await recordAudit(
      viewer,
      { action: `article.${verb}`, target: targetOf(after), detail: how.detail },
      session,
    );
    await keepCounts(before, after, session);
    if (isPublished(before) || isPublished(after))
      await raiseContentVersion(session, { takeDown: !isPublished(after) });
    return toReceipt(after);
  });
}

async function readGuarded(
  viewer: Viewer,
  { id, version }: MoveArticleInput,
  verb: ArticleMove,
): Promise<ArticleRow> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const row = await ArticleModel.findOne({ _id: parseId(id) ?? new Types.ObjectId() }).lean();
  if (!row) throw notFoundError('item');
  guardMove(viewer, row, verb, version);
  return row;
}

function targetOf(row: Pick<ArticleRow, '_id' | 'title'>) {
  return { kind: 'article', id: row._id.toHexString(), label: row.title || 'Untitled draft' };
}
