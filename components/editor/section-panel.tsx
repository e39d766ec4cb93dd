'use client';

import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import type { SectionContent } from '@/lib/sections/section-editing-types';
import type { TopicRef } from '@/lib/topics/topic-types';
import { DeleteSectionForm } from './delete-section-form';
import { FurtherReadingPanel } from './further-reading-panel';
import { TopicsPanel } from './topics-panel';
import type { SectionReceipt } from './use-section-saving';

/** What each part of the panel gets: the content, how to change it, and one message a field. */
export type SectionPanelProps = {
  content: SectionContent;
  change: (part: Partial<SectionContent>) => void;
  errors: Record<string, string>;
};

const kinds: { value: SectionContent['kind']; label: string }[] = [
  { value: 'background', label: 'On the front page, under Background' },
  { value: 'information', label: 'Only in the footer' },
];

/** Everything about a section but its text. `receipt` is null for one that was never saved. */
export function SectionPanel({
  receipt,
  title,
  topics,
  today,
  ...panel
}: SectionPanelProps & {
  receipt: SectionReceipt | null;
  /** As it is stored. */
  title: string;
  topics: TopicRef[];
  today: string;
}) {
  const { content, change, errors } = panel;
  return (
    <aside className="panel" aria-label="About this section">
      <section aria-labelledby="where">
        <h2 id="where">Address</h2>
        {receipt ? (
          <>
            <p>
              <a href={`/${receipt.slug}`}>/{receipt.slug}</a>
            </p>
            <p>The address stays as it is. Readers see what you save at once.</p>
          </>
        ) : (
          <p>It is made from the title when you save. Readers see the section from then on.</p>
        )}
        <SelectField
          label="Where it stands"
          name="kind"
          options={kinds}
          value={content.kind}
          error={errors.kind}
          onChange={(event) => change({ kind: event.target.value as SectionContent['kind'] })}
        />
      </section>
      <section aria-labelledby="review">
        <h2 id="review">Last reviewed</h2>
        <TextField
          label="Day"
          hint="When somebody last checked that all of it still holds. Readers see it."
          name="lastReviewed"
          type="date"
          max={today}
          value={content.lastReviewed}
          error={errors.lastReviewed}
          onChange={(event) => change({ lastReviewed: event.target.value })}
        />
        <Button size="small" variant="quiet" onClick={() => change({ lastReviewed: today })}>
          Reviewed today
        </Button>
      </section>
      <TopicsPanel {...panel} topics={topics} />
      <FurtherReadingPanel {...panel} />
      {receipt && (
        <section aria-labelledby="delete">
          <h2 id="delete">Take it away</h2>
          <DeleteSectionForm section={{ ...receipt, title }} />
        </section>
      )}
    </aside>
  );
}
