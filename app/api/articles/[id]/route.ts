import { z } from 'zod';
import { findEditableArticle } from '@/lib/articles/article-editing-queries';
import { saveArticle } from '@/lib/articles/article-mutations';
import { findPublishedArticleById } from '@/lib/articles/article-queries';
import { moveArticleSchema, saveArticleSchema } from '@/lib/articles/article-schema';
import {
  publishArticle,
  trashArticle,
  unpublishArticle,
  withdrawArticle,
} from '@/lib/articles/article-state-mutations';
import { can } from '@/lib/auth/capabilities';
import { parseInput } from '@/lib/kernel/parse-input';
import { apiRoute, authorised } from '@/lib/http/api-route';
import { readJson } from '@/lib/http/json-body';
import { siteUrl } from '@/lib/kernel/env';
import { notFoundError } from '@/lib/kernel/errors';

type Params = { id: string };

const moves = { publish: publishArticle, unpublish: unpublishArticle, withdraw: withdrawArticle };
const moveSchema = moveArticleSchema.extend({ move: z.enum(['publish', 'unpublish', 'withdraw']) });

/** A published item with its text; for editors any item, with the version that a change must name. */
export const GET = apiRoute<Params>(async ({ params: { id }, viewer }) => {
  if (can(viewer, 'articles.edit')) {
    const article = await findEditableArticle(viewer, id);
    if (!article) throw notFoundError('item');
    return { ...article.receipt, ...article.content };
  }
  const article = await findPublishedArticleById(id);
  if (!article) throw notFoundError('item');
  return { ...article, url: `${siteUrl()}/news/${article.slug}` };
});

/** Changes what is given, or makes one `move`; `version` is the one that was read. */
export const PATCH = apiRoute<Params>(async ({ request, params: { id }, viewer }) => {
  const editor = authorised(viewer, 'articles.edit');
  const body = await readJson(request);
  if (typeof body === 'object' && body !== null && 'move' in body) {
    const { move, ...seen } = parseInput(moveSchema, { ...body, id });
    return moves[move](editor, seen);
  }
  return saveArticle(editor, parseInput(saveArticleSchema, { ...(body as object), id }));
});

/** Moves an item into the trash, and so off the site; `?version=` is the one that was read. */
export const DELETE = apiRoute<Params>(async ({ params: { id }, query, viewer }) => {
  const editor = authorised(viewer, 'articles.edit');
  return trashArticle(editor, parseInput(moveArticleSchema, { id, version: query.get('version') }));
});
