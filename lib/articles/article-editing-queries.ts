import 'server-only';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { findUserNames } from '@/lib/users/user-name-queries';
import { ArticleModel } from '@/models/article';
import { toContent, toReceipt } from './article-editing-rows';
import type { EditableArticle } from './article-editing-types';

/** Any item, whatever its state, for its editors; null where there is none. Throws for everybody else. */
export async function findEditableArticle(
  viewer: Viewer | null,
  id: string,
): Promise<EditableArticle | null> {
  authorise(viewer, 'articles.edit');
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await ArticleModel.findOne({ _id }).lean();
  if (!row) return null;
  const names = await findUserNames([row.updatedBy]);
  return {
    receipt: toReceipt(row),
    content: toContent(row),
    updatedBy: (row.updatedBy && names.get(row.updatedBy.toHexString())) ?? null,
  };
}
