import 'server-only';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { ArticleModel, type ArticleState } from '@/models/article';
import { listPublishedOfBatch } from './around-queries';
import { toDetail } from './article-detail';
import { toSummaries } from './article-rows';
import type { ArticleDetail, ArticleSummary } from './article-types';

export type ArticlePreview = {
  article: ArticleDetail;
  also: ArticleSummary[];
  state: ArticleState;
  trashed: boolean;
};

/** An item in any state, shaped as its public page wants it; for editors only. Null where there is none. */
export async function previewArticle(viewer: Viewer | null, id: string): Promise<ArticlePreview | null> {
  authorise(viewer, 'articles.edit');
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await ArticleModel.findOne({ _id }).lean();
  const [summary] = row ? await toSummaries([row]) : [];
  if (!row || !summary) return null;
  return {
    article: { ...toDetail(summary, row), title: row.title || 'Untitled draft' },
    also: await listPublishedOfBatch(summary),
    state: row.state,
    trashed: row.trashed,
  };
}
