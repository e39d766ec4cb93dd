'use client';

import { useCallback } from 'react';
import { createArticleAction, readArticleAction, saveArticleAction } from '@/lib/articles/article-actions';
import type { ArticleContent, ArticleReceipt, EditableArticle } from '@/lib/articles/article-editing-types';
import { isPlaceholderSlug } from '@/lib/articles/article-readiness';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { sendForm } from './send-form';
import { useSaving, type Saving } from './use-saving';

export type ArticleSaving = Saving<ArticleContent, ArticleReceipt>;

/** Content as the action's schema wants it: what stands empty in an input is absent. */
function toInput({ slug, event, ...rest }: ArticleContent) {
  return {
    ...rest,
    ...(slug && !isPlaceholderSlug(slug) && { slug }),
    event: event && { ...event, endsAt: event.endsAt || null },
  };
}

const send = (content: ArticleContent, receipt: ArticleReceipt | null) =>
  receipt
    ? sendForm(saveArticleAction, {
        article: JSON.stringify({ ...toInput(content), id: receipt.id, version: receipt.version }),
      })
    : sendForm(createArticleAction, { article: JSON.stringify(toInput(content)) });

const read = (receipt: ArticleReceipt) => sendForm(readArticleAction, { id: receipt.id });

const absorb = (content: ArticleContent, receipt: ArticleReceipt): ArticleContent => ({
  ...content,
  slug: receipt.slug,
});

function isArticleContent(value: unknown): value is ArticleContent {
  if (typeof value !== 'object' || value === null) return false;
  const content = value as Partial<Record<keyof ArticleContent, unknown>>;
  const texts = [content.title, content.summary, content.slug, content.day, content.lang];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(content.topicIds) &&
    Array.isArray(content.corrections) &&
    richTextSchema.safeParse(content.body).success
  );
}

/** Saving of one item; a new one becomes an existing one, with an address of its own, at its first save. */
export function useArticleSaving(
  viewerId: string,
  start: { content: ArticleContent; article: EditableArticle | null },
): ArticleSaving {
  const copyKey = useCallback(
    (receipt: ArticleReceipt | null) => `psg-unsaved:${viewerId}:article:${receipt?.id ?? 'new'}`,
    [viewerId],
  );
  return useSaving<ArticleContent, ArticleReceipt>({
    content: start.content,
    receipt: start.article?.receipt ?? null,
    copyKey,
    isContent: isArticleContent,
    send: sendAndStay,
    read,
    absorb,
  });
}

async function sendAndStay(content: ArticleContent, receipt: ArticleReceipt | null) {
  const answer = await send(content, receipt);
  // A reload, or a look back, finds the stored item instead of an empty page.
  if (!receipt && answer.data) window.history.replaceState(null, '', `/dashboard/articles/${answer.data.id}`);
  return answer;
}
