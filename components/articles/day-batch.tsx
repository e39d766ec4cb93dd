import type { ReactNode } from 'react';
import type { ArticleSummary } from '@/lib/articles/article-types';
import type { DayBatch } from '@/lib/articles/group-by-day';
import { ArticleItem } from './article-item';
import { DayHead } from './day-head';

/** What was published on one day, woven across; `after` stands at the end of its row. */
export function DayBatchRow({ batch, after }: { batch: DayBatch<ArticleSummary>; after?: ReactNode }) {
  return (
    <div className="row">
      <DayHead day={batch.day} count={batch.items.length} />
      <div className="weft">
        {batch.items.map((item) => (
          <ArticleItem key={item.id} item={item} />
        ))}
      </div>
      {after}
    </div>
  );
}
