import type { ReactNode } from 'react';
import type { ArticleSummary } from '@/lib/articles/article-types';
import type { DayBatch } from '@/lib/articles/group-by-day';
import { ArticleItem, LeadItem } from './article-item';
import { DayHead } from './day-head';

/** The newest day on the front page: its newest item leads, the event stands beside it, the rest below. */
export function FrontRow({
  batch,
  event,
  after,
}: {
  batch: DayBatch<ArticleSummary>;
  event: ReactNode;
  after?: ReactNode;
}) {
  const [lead, ...rest] = batch.items;
  return (
    <div className="row front">
      <DayHead day={batch.day} count={batch.items.length} />
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
