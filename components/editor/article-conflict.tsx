'use client';

import { articleStateLooks } from '@/components/articles/article-state-mark';
import type { EditableArticle } from '@/lib/articles/article-editing-types';
import type { TopicRef } from '@/lib/topics/topic-types';
import { articleDifferences } from './article-differences';
import { ConflictView } from './conflict-view';
import type { ArticleSaving } from './use-article-saving';

/** Two versions of one item, and the choice between them. */
export function ArticleConflict({
  saving,
  theirs,
  topics,
}: {
  saving: ArticleSaving;
  theirs: EditableArticle;
  topics: TopicRef[];
}) {
  const { state, trashed } = theirs.receipt;
  const notes = [
    ...(trashed ? ['It lies in the trash now.'] : []),
    ...(state !== saving.receipt?.state
      ? [`Its state is “${articleStateLooks[state].label}” now, and stays so whichever text you take.`]
      : []),
  ];
  return (
    <ConflictView
      who={theirs.updatedBy}
      at={theirs.receipt.updatedAt}
      differences={articleDifferences(theirs.content, saving.content, topics)}
      notes={notes}
      busy={saving.busy}
      onKeepMine={() => void saving.keepMine()}
      onTakeTheirs={saving.takeTheirs}
    />
  );
}
