'use client';

import type { ArticleMove } from '@/lib/articles/article-policy';
import type { TopicRef } from '@/lib/topics/topic-types';
import { AddressPanel } from './address-panel';
import { BulletinPanel } from './bulletin-panel';
import { Checklist } from './checklist';
import { CorrectionsPanel } from './corrections-panel';
import { EventPanel } from './event-panel';
import type { PanelProps } from './panel-props';
import { StatePanel, type QuickMove } from './state-panel';
import { TopicsPanel } from './topics-panel';
import type { ArticleSaving } from './use-article-saving';

/** Everything about an item but its text. */
export function ArticlePanel({
  saving,
  moves,
  topics,
  today,
  onMove,
  onSchedule,
  ...panel
}: PanelProps & {
  saving: ArticleSaving;
  moves: ArticleMove[];
  topics: TopicRef[];
  today: string;
  onMove: (move: QuickMove) => void;
  onSchedule: (wallClock: string) => void;
}) {
  const { receipt, content } = saving;
  // The address is made at the first save, so before it the headline stands for it.
  const slug =
    content.slug && !content.slug.startsWith('untitled-') ? content.slug : content.title && 'made-on-saving';
  return (
    <aside className="panel" aria-label="About this article">
      <StatePanel
        receipt={receipt}
        moves={moves}
        busy={saving.busy}
        errors={panel.errors}
        onMove={onMove}
        onSchedule={onSchedule}
      />
      <Checklist article={{ ...content, slug }} />
      <AddressPanel {...panel} savedSlug={saving.saved.slug} published={receipt?.state === 'published'} />
      <TopicsPanel {...panel} topics={topics} />
      <EventPanel {...panel} />
      <BulletinPanel {...panel} />
      <CorrectionsPanel {...panel} today={today} />
    </aside>
  );
}
