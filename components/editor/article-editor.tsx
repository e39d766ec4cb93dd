'use client';

import { useRouter } from 'next/navigation';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import {
  publishArticleAction,
  scheduleArticleAction,
  unpublishArticleAction,
  withdrawArticleAction,
} from '@/lib/articles/article-actions';
import type { ArticleContent, ArticleReceipt, EditableArticle } from '@/lib/articles/article-editing-types';
import { possibleMoves } from '@/lib/articles/article-policy';
import type { Viewer } from '@/lib/auth/capabilities';
import type { TopicRef } from '@/lib/topics/topic-types';
import { ArticleConflict } from './article-conflict';
import { ArticlePanel } from './article-panel';
import { CopyOffer } from './copy-offer';
import { HeadlineFields } from './headline-fields';
import { RichTextEditor } from './rich-text-editor';
import { sendForm } from './send-form';
import { useArticleSaving } from './use-article-saving';
import { WriteBar } from './write-bar';
import { WriteFrame } from './write-frame';

const quickMoves = {
  publish: publishArticleAction,
  unpublish: unpublishArticleAction,
  withdraw: withdrawArticleAction,
};

/** Where an item is written. `article` is null for a new one, `today` a London day. */
export function ArticleEditor({
  viewer,
  article,
  start,
  topics,
  today,
}: {
  viewer: Pick<Viewer, 'id' | 'roles'>;
  article: EditableArticle | null;
  start: ArticleContent;
  topics: TopicRef[];
  today: string;
}) {
  const saving = useArticleSaving(viewer.id, { content: start, article });
  const router = useRouter();
  const { content, receipt, state } = saving;
  const errors = (state.status === 'error' && state.fields) || {};
  const change = (part: Partial<ArticleContent>) => saving.setContent((now) => ({ ...now, ...part }));
  const moves = receipt
    ? possibleMoves(viewer, receipt)
    : possibleMoves(viewer, { state: 'draft', trashed: false });

  const fieldsOf = ({ id, version }: ArticleReceipt) => ({ id, version: String(version) });
  const preview = () => void saving.saveThen(({ id }) => router.push(`/dashboard/articles/${id}/preview`));

  return (
    <WriteFrame>
      <WriteBar
        backHref="/dashboard/articles"
        backLabel="All articles"
        saved={{ ...saving, failed: state.status === 'error' }}
        preview={preview}
        onSave={() => void saving.save()}
        saveLabel={receipt && receipt.state !== 'draft' ? 'Save changes' : 'Save draft'}
      />
      <div className="sheet">
        <h1 className="vh">
          {receipt ? `Edit: ${saving.saved.title || 'Untitled draft'}` : 'Write an article'}
        </h1>
        {saving.copy && (
          <CopyOffer
            keptAt={saving.copy.keptAt}
            onRestore={saving.restoreCopy}
            onDiscard={saving.discardCopy}
          />
        )}
        {saving.theirs ? (
          <ArticleConflict saving={saving} theirs={saving.theirs} topics={topics} />
        ) : (
          <ErrorSummary state={state} fieldIds={{ form: '', id: '', version: '' }} />
        )}
        <StatusMessage state={state} />
        <HeadlineFields content={content} change={change} errors={errors} />
        <RichTextEditor
          key={saving.epoch}
          id="body"
          label="Text of the article"
          document={content.body}
          lang={content.lang === 'en' ? undefined : content.lang}
          invalid={Boolean(errors.body)}
          onChange={(body) => change({ body })}
        />
      </div>
      <ArticlePanel
        content={content}
        change={change}
        errors={errors}
        saving={saving}
        moves={moves}
        topics={topics}
        today={today}
        onMove={(move) => void saving.saveThen((seen) => sendForm(quickMoves[move], fieldsOf(seen)))}
        onSchedule={(scheduledFor) =>
          void saving.saveThen((seen) => sendForm(scheduleArticleAction, { ...fieldsOf(seen), scheduledFor }))
        }
      />
    </WriteFrame>
  );
}
