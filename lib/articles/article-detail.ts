import type { ArticleRow } from '@/models/article';
import { summaryFields, type SummaryRow } from './article-rows';
import type { ArticleDetail, ArticleSummary } from './article-types';

/** The fields of an item with its text. */
export const detailFields = { ...summaryFields, body: 1, corrections: 1, updatedAt: 1 } as const;

export type DetailRow = SummaryRow & Pick<ArticleRow, 'body' | 'corrections' | 'updatedAt'>;

/** A row with its text as a DTO; `summary` is what lists show of the same row. */
export function toDetail(summary: ArticleSummary, row: DetailRow): ArticleDetail {
  return {
    ...summary,
    body: row.body,
    corrections: row.corrections.map(({ day, text }) => ({ day, text })),
    publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
