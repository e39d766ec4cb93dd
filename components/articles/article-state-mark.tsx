import { StateMark, type DiamondShape } from '@/components/ui/mark';
import type { ArticleState } from '@/lib/articles/article-editing-types';

type Look = { label: string; shape: DiamondShape; tone: 'soft' | 'cool' | 'ink' | 'red' };

/** How people see each state. */
export const articleStateLooks: Record<ArticleState, Look> = {
  draft: { label: 'Draft', shape: 'hollow', tone: 'soft' },
  scheduled: { label: 'Scheduled', shape: 'half', tone: 'cool' },
  published: { label: 'Published', shape: 'full', tone: 'ink' },
  archived: { label: 'Withdrawn', shape: 'barred', tone: 'red' },
};

export function ArticleStateMark({ state }: { state: ArticleState }) {
  const { label, shape, tone } = articleStateLooks[state];
  return (
    <StateMark shape={shape} tone={tone}>
      {label}
    </StateMark>
  );
}
