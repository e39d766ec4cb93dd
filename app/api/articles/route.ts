import { z } from 'zod';
import { createArticle } from '@/lib/articles/article-mutations';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { createArticleSchema } from '@/lib/articles/article-schema';
import { parseInput } from '@/lib/kernel/parse-input';
import { apiRoute, authorised } from '@/lib/http/api-route';
import { readJson } from '@/lib/http/json-body';
import { siteUrl } from '@/lib/kernel/env';
import { notFoundError } from '@/lib/kernel/errors';
import { findTopic } from '@/lib/topics/topic-queries';

const listSchema = z.object({
  limit: z.coerce.number().int().min(1, 'is from 1 to 50').max(50, 'is from 1 to 50').default(20),
  before: z.string().max(200).optional(),
  topic: z.string().max(96).optional(),
});

/** Published items, newest first, in keyset pages: pass `older` on as `before`. */
export const GET = apiRoute(async ({ query }) => {
  const { limit, before, topic: slug } = parseInput(listSchema, Object.fromEntries(query));
  const topic = slug === undefined ? undefined : await findTopic(slug);
  if (topic === null) throw notFoundError('topic');
  const page = await listPublishedArticles({ limit, before, topicId: topic?.id });
  return {
    items: page.items.map((item) => ({ ...item, url: `${siteUrl()}/news/${item.slug}` })),
    older: page.older,
  };
});

/** Stores a new draft for an editor. */
export const POST = apiRoute(async ({ request, viewer }) => {
  const editor = authorised(viewer, 'articles.edit');
  const receipt = await createArticle(editor, parseInput(createArticleSchema, await readJson(request)));
  return Response.json(receipt, {
    status: 201,
    headers: { Location: `${siteUrl()}/api/articles/${receipt.id}` },
  });
});
