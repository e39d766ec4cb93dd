import type { Batch } from '@/lib/articles/batches';
import { texts } from '@/lib/texts';
import { RailDate } from './rail-date';

const { cutBatch, items } = texts.news;

/** Where a page begins or ends within a batch. */
export type Cut = { above?: boolean; below?: boolean };

/** The head of a batch: its day or bulletin, and how many items stand under it; a part of one says so. */
export function BatchHead({ batch, cut = {} }: { batch: Batch<unknown>; cut?: Cut }) {
  const count = batch.items.length;
  return (
    <div className="railhead">
      <h2 className="when">
        <RailDate day={batch.day} bulletin={batch.bulletin} />
      </h2>
      <p className="tally">
        {cut.above ? cutBatch.above(count) : items(count)}
        {cut.below && `, ${cutBatch.goesOn}`}
      </p>
    </div>
  );
}
