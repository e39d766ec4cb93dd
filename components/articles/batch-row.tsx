import type { ReactNode } from 'react';
import type { ArticleSummary } from '@/lib/articles/article-types';
import type { Batch } from '@/lib/articles/batches';
import { ArticleItem } from './article-item';
import { BatchHead, type Cut } from './batch-head';

/** What went out together, woven across; `after` stands at the end of its row. */
export function BatchRow({
  batch,
  cut,
  after,
}: {
  batch: Batch<ArticleSummary>;
  cut?: Cut;
  after?: ReactNode;
}) {
  return (
    <div className="row">
      <BatchHead batch={batch} cut={cut} />
      <div className="weft">
        {batch.items.map((item) => (
          <ArticleItem key={item.id} item={item} />
        ))}
      </div>
      {after}
    </div>
  );
}
