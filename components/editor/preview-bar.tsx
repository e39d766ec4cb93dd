import { ArticleStateMark } from '@/components/articles/article-state-mark';
import type { ArticleState } from '@/lib/articles/article-editing-types';

/** Says that what follows is a preview, what readers have of it now, and leads back. */
export function PreviewBar({ id, state, trashed }: { id: string; state: ArticleState; trashed: boolean }) {
  const publicNow = state === 'published' && !trashed;
  return (
    <aside className="bar preview-bar" aria-label="Preview">
      <p>
        <strong>Preview.</strong> <ArticleStateMark state={state} />
        {trashed && ', in the trash'}.{' '}
        {publicNow ? 'Readers see it like this now.' : 'Readers cannot see it; it would look like this.'}
      </p>
      <a href={`/dashboard/articles/${id}`}>Back to writing</a>
    </aside>
  );
}
