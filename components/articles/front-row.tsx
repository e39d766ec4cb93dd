import type { ReactNode } from 'react';
import type { ArticleSummary } from '@/lib/articles/article-types';
import type { Batch } from '@/lib/articles/batches';
import { ArticleItem, LeadItem } from './article-item';
import { BatchHead, type Cut } from './batch-head';

/** The newest batch on the front page: its newest item leads, the event stands beside it, the rest below. */
export function FrontRow({
  batch,
  cut,
  event,
  after,
}: {
  batch: Batch<ArticleSummary>;
  cut?: Cut;
  event: ReactNode;
  after?: ReactNode;
}) {
  const [lead, ...rest] = batch.items;
  return (
    <div className="row front">
      <BatchHead batch={batch} cut={cut} />
      {lead && <LeadItem item={lead} />}
      {rest.length > 0 && (
        <div className="rest">
          <div className="weft">
            {rest.map((item) => (
              <ArticleItem key={item.id} item={item} />
            ))}
          </div>
        </div>
      )}
      {event}
      {after}
    </div>
  );
}
