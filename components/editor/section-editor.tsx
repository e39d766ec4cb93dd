'use client';

import { ErrorSummary } from '@/components/ui/error-summary';
import { describedBy, FieldError } from '@/components/ui/field';
import type { EditableSection, SectionContent } from '@/lib/sections/section-editing-types';
import type { TopicRef } from '@/lib/topics/topic-types';
import { ConflictView } from './conflict-view';
import { CopyOffer } from './copy-offer';
import { RichTextEditor } from './rich-text-editor';
import { sectionDifferences } from './section-differences';
import { SectionPanel } from './section-panel';
import { useSectionSaving } from './use-section-saving';
import { WriteBar } from './write-bar';
import { WriteFrame } from './write-frame';

const fields = [
  { name: 'title', label: 'Title', className: 'ttl', rows: 1, maxLength: 200 },
  {
    name: 'opening',
    label: 'Opening, also on the front page',
    className: 'sumfield',
    rows: 4,
    maxLength: 1500,
  },
] as const;

/** Where a section is written; what is saved is public at once. `section` is null for a new one, `today` a London day. */
export function SectionEditor({
  viewerId,
  section,
  start,
  topics,
  today,
}: {
  viewerId: string;
  section: EditableSection | null;
  start: SectionContent;
  topics: TopicRef[];
  today: string;
}) {
  const saving = useSectionSaving(viewerId, { content: start, section });
  const { content, state, theirs, receipt } = saving;
  const errors = (state.status === 'error' && state.fields) || {};
  const change = (part: Partial<SectionContent>) => saving.setContent((now) => ({ ...now, ...part }));
  return (
    <WriteFrame>
      <WriteBar
        backHref="/dashboard/sections"
        backLabel="All sections"
        saved={{ ...saving, failed: state.status === 'error' }}
        onSave={() => void saving.save()}
        saveLabel={receipt ? 'Save changes' : 'Add the section'}
      />
      <div className="sheet">
        <h1 className="vh">{receipt ? `Edit: ${saving.saved.title}` : 'Add a section'}</h1>
        {saving.copy && (
          <CopyOffer
            keptAt={saving.copy.keptAt}
            onRestore={saving.restoreCopy}
            onDiscard={saving.discardCopy}
          />
        )}
        {theirs ? (
          <ConflictView
            who={theirs.updatedBy}
            at={theirs.receipt.updatedAt}
            differences={sectionDifferences(theirs.content, content, topics)}
            busy={saving.busy}
            onKeepMine={() => void saving.keepMine()}
            onTakeTheirs={saving.takeTheirs}
          />
        ) : (
          <ErrorSummary state={state} fieldIds={{ form: '', id: '', version: '' }} />
        )}
        {fields.map(({ name, label, className, ...native }) => (
          <div key={name} className={errors[name] ? 'bad' : undefined}>
            <label htmlFor={name}>{label}</label>
            <FieldError name={name}>{errors[name]}</FieldError>
            <textarea
              id={name}
              className={className}
              value={content[name]}
              aria-invalid={errors[name] ? true : undefined}
              aria-describedby={describedBy({ name, error: errors[name] })}
              onChange={(event) => change({ [name]: event.target.value.replace(/\s*\n\s*/g, ' ') })}
              {...native}
            />
          </div>
        ))}
        <RichTextEditor
          key={saving.epoch}
          id="body"
          label="Text of the section"
          document={content.body}
          invalid={Boolean(errors.body)}
          onChange={(body) => change({ body })}
        />
      </div>
      <SectionPanel
        content={content}
        change={change}
        errors={errors}
        receipt={receipt}
        title={saving.saved.title}
        topics={topics}
        today={today}
      />
    </WriteFrame>
  );
}
