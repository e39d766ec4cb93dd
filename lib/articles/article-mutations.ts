import 'server-only';
import { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { occasionChanged } from '@/lib/events/event-sequence';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { slugify } from '@/lib/kernel/slug';
import { inTransaction } from '@/lib/kernel/transaction';
import { plainText } from '@/lib/rich-text/plain-text';
import { existingTopics } from '@/lib/topics/existing-topics';
import { ArticleModel, type ArticleEvent, type ArticleRow } from '@/models/article';
import { changedFields } from './article-changes';
import { toContent, toReceipt } from './article-editing-rows';
import type { ArticleReceipt } from './article-editing-types';
import { guardMove, guardReadiness, staleArticle } from './article-guards';
import type { CreateArticleInput, SaveArticleInput } from './article-schema';
import { placeholderSlug, slugForSave, withFreeSlug } from './article-slug';
import { keepCounts } from './published-count-mutations';
import { isPublished } from './published-filter';

/** Stores a new draft. Throws `duplicate` where a chosen address is taken. */
export async function createArticle(viewer: Viewer, input: CreateArticleInput): Promise<ArticleReceipt> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const topicIds = await existingTopics(input.topicIds);
  const by = new Types.ObjectId(viewer.id);
  const wish = input.slug
    ? { slug: input.slug, chosen: true }
    : { slug: slugify(input.title) || placeholderSlug(), chosen: false };
  return withFreeSlug(wish, (slug) =>
    inTransaction(async (session) => {
      const [created] = await ArticleModel.create(
        [
          {
            ...input,
            slug,
            topicIds,
            bulletin: input.bulletin ?? undefined,
            event: toEventRow(input.event),
            bodyText: plainText(input.body),
            state: 'draft',
            createdBy: by,
            updatedBy: by,
          },
        ],
        { session },
      );
      if (!created) throw new AppError('unexpected', 'The draft could not be stored. Try again.');
      const receipt = toReceipt(created);
      await recordAudit(viewer, { action: 'article.create', target: targetOf(created) }, session);
      return receipt;
    }),
  );
}

/**
 * Changes what is given of an item, if nobody has saved since `version` was read. An item that readers see, or will
 * by themselves, must stay complete. Throws `stale-version`, `wrong-state`, `duplicate`, `invalid-input`, `not-found`.
 */
export async function saveArticle(viewer: Viewer, input: SaveArticleInput): Promise<ArticleReceipt> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const { id, version, bulletin, event, topicIds, ...given } = input;
  const before = await readArticle(id);
  guardMove(viewer, before, 'save', version);
  const wish = slugForSave(before, { slug: given.slug, title: given.title ?? before.title });
  const eventRow = event === undefined ? before.event : toEventRow(event);
  const changes = {
    ...given,
    ...(topicIds && { topicIds: await existingTopics(topicIds) }),
    ...(given.body && { bodyText: plainText(given.body) }),
    ...(bulletin && { bulletin }),
    ...(eventRow && { event: eventRow }),
  };
  const after = { ...before, ...changes, slug: wish.slug };
  if (before.state === 'published' || before.state === 'scheduled')
    guardReadiness(after, 'Readers would miss something. Take the item back to a draft, or complete it.');
  return withFreeSlug(wish, (slug) =>
    inTransaction(async (session) => {
      const saved = await ArticleModel.findOneAndUpdate(
        { _id: before._id, version, state: before.state, trashed: false },
        {
          $set: { ...changes, slug, updatedBy: new Types.ObjectId(viewer.id) },
          ...without({ bulletin, event }),
          // Whoever has the old address is led to the new one.
          ...(before.publishedAt && slug !== before.slug && { $addToSet: { formerSlugs: before.slug } }),
          $inc: { version: 1, eventSequence: occasionChanged(before.event, eventRow) ? 1 : 0 },
        },
        { returnDocument: 'after', session },
      ).lean();
      if (!saved) throw staleArticle();
      const changed = changedFields(toContent(before), toContent(saved));
      await recordAudit(
        viewer,
        {
          action: 'article.save',
          target: targetOf(saved),
          detail: changed.length > 0 ? `Changed: ${changed.join(', ')}` : 'Nothing changed',
        },
        session,
      );
      await keepCounts(before, saved, session);
      if (isPublished(saved)) await raiseContentVersion(session);
      return toReceipt(saved);
    }),
  );
}

async function readArticle(id: string): Promise<ArticleRow> {
  const row = await ArticleModel.findOne({ _id: parseId(id) ?? new Types.ObjectId() }).lean();
  if (!row) throw notFoundError('item');
  return row;
}

/** What is given as null is taken away; databases refuse an `$unset` of nothing. */
function without(given: Record<string, unknown>): { $unset?: Record<string, 1> } {
  const gone = Object.keys(given).filter((field) => given[field] === null);
  return gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, 1])) } : {};
}

function toEventRow(event: CreateArticleInput['event']): ArticleEvent | undefined {
  if (!event) return undefined;
  const { endsAt, ...rest } = event;
  return { ...rest, ...(endsAt && { endsAt }) };
}

function targetOf(row: { _id: Types.ObjectId; title: string }) {
  return { kind: 'article', id: row._id.toHexString(), label: row.title || 'Untitled draft' };
}
