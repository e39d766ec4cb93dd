import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlsoInBatch } from '@/components/articles/article-surroundings';
import { ArticleView } from '@/components/articles/article-view';
import { PreviewBar } from '@/components/editor/preview-bar';
import { previewArticle } from '@/lib/articles/article-preview-queries';
import { requirePageViewer } from '@/lib/auth/viewer';
import { londonDay } from '@/lib/kernel/time';

export const metadata: Metadata = { title: 'Preview' };

type Props = { params: Promise<{ id: string }> };

export default async function PreviewPage({ params }: Props) {
  const viewer = await requirePageViewer('articles.edit');
  const preview = await previewArticle(viewer, (await params).id);
  if (!preview) notFound();
  return (
    <>
      <PreviewBar id={preview.article.id} state={preview.state} trashed={preview.trashed} />
      <ArticleView article={preview.article} today={londonDay()}>
        <AlsoInBatch batch={preview.article} also={preview.also} />
      </ArticleView>
    </>
  );
}
