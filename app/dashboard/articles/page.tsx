import type { Metadata } from 'next';
import { ArticleListView } from '@/components/editor/article-list-view';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { countArticlesByTab, findArticleYears, listArticles } from '@/lib/articles/article-list-queries';
import { articleListSchema } from '@/lib/articles/article-list-schema';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = { title: 'Articles' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ArticlesPage({ searchParams }: Props) {
  const viewer = await requirePageViewer('articles.edit');
  const filter = articleListSchema.parse(await searchParams);
  const [page, counts, years, topics] = await Promise.all([
    listArticles(viewer, filter),
    countArticlesByTab(viewer),
    findArticleYears(viewer),
    listTopics(),
  ]);
  return (
    <>
      <PageBar
        title="Articles"
        action={
          <ButtonLink size="small" href="/dashboard/articles/new">
            Write an article
          </ButtonLink>
        }
      />
      <ArticleListView
        filter={filter}
        counts={counts}
        items={page.items}
        older={page.older}
        topics={topics}
        years={years}
      />
    </>
  );
}
