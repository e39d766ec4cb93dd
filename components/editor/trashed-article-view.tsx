import { EmptyState } from '@/components/ui/empty-state';
import { PageBar } from '@/components/ui/list-page';
import type { EditableArticle } from '@/lib/articles/article-editing-types';
import { TrashedRowForms } from './trashed-row-forms';

/** An item in the trash cannot be written, only restored or deleted. */
export function TrashedArticleView({ article }: { article: EditableArticle }) {
  const title = article.content.title || 'Untitled draft';
  return (
    <>
      <PageBar title={title} />
      <EmptyState title="This article lies in the trash">
        <p>Nobody outside the back office can read it. Restored, it is a draft.</p>
        <TrashedRowForms id={article.receipt.id} version={article.receipt.version} title={title} />
        <p>
          <a href="/dashboard/articles?state=trash">Show the trash</a>
        </p>
      </EmptyState>
    </>
  );
}
