'use server';

import { redirect } from 'next/navigation';
import { guardedAction } from '@/lib/auth/guarded-action';
import { notFoundError } from '@/lib/kernel/errors';
import { jsonField } from '@/lib/kernel/json-field';
import { findEditableArticle } from './article-editing-queries';
import { createArticle, saveArticle } from './article-mutations';
import {
  articleIdSchema,
  createArticleSchema,
  moveArticleSchema,
  saveArticleSchema,
  scheduleArticleSchema,
} from './article-schema';
import {
  deleteArticle,
  publishArticle,
  restoreArticle,
  scheduleArticle,
  trashArticle,
  unpublishArticle,
  withdrawArticle,
} from './article-state-mutations';

export const createArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: jsonField('article', createArticleSchema),
  run: async (viewer, input) => ({ data: await createArticle(viewer, input) }),
});

export const saveArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: jsonField('article', saveArticleSchema),
  run: async (viewer, input) => ({ data: await saveArticle(viewer, input) }),
});

/** The item as it is now: what the editor compares its own text with after a stale save. */
export const readArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: articleIdSchema,
  run: async (viewer, { id }) => {
    const data = await findEditableArticle(viewer, id);
    if (!data) throw notFoundError('item');
    return { data };
  },
});

export const publishArticleAction = guardedAction({
  capability: 'articles.publish',
  schema: moveArticleSchema,
  run: async (viewer, input) => ({
    data: await publishArticle(viewer, input),
    message: 'Published. Readers see it now.',
  }),
});

export const scheduleArticleAction = guardedAction({
  capability: 'articles.publish',
  schema: scheduleArticleSchema,
  run: async (viewer, input) => ({
    data: await scheduleArticle(viewer, input),
    message: 'Scheduled. It goes out by itself.',
  }),
});

export const unpublishArticleAction = guardedAction({
  capability: 'articles.publish',
  schema: moveArticleSchema,
  run: async (viewer, input) => ({
    data: await unpublishArticle(viewer, input),
    message: 'It is a draft again. Readers no longer find it.',
  }),
});

export const withdrawArticleAction = guardedAction({
  capability: 'articles.publish',
  schema: moveArticleSchema,
  run: async (viewer, input) => ({
    data: await withdrawArticle(viewer, input),
    message: 'Withdrawn. Readers no longer find it.',
  }),
});

export const trashArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: moveArticleSchema,
  run: async (viewer, input) => {
    await trashArticle(viewer, input);
    redirect('/dashboard/articles?state=trash');
  },
});

export const restoreArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: moveArticleSchema,
  run: async (viewer, input) => {
    const { id } = await restoreArticle(viewer, input);
    redirect(`/dashboard/articles/${id}`);
  },
});

export const deleteArticleAction = guardedAction({
  capability: 'articles.edit',
  schema: moveArticleSchema,
  run: async (viewer, input) => {
    await deleteArticle(viewer, input);
    redirect('/dashboard/articles?state=trash');
  },
});
