'use client';

import { ErrorSummary } from '@/components/ui/error-summary';
import { describedBy, FieldError } from '@/components/ui/field';
import { plainText } from '@/lib/rich-text/plain-text';
import type { EditableSection } from '@/lib/sections/section-editing-types';
import { ConflictView } from './conflict-view';
import { CopyOffer } from './copy-offer';
import { RichTextEditor } from './rich-text-editor';
import { useSectionSaving, type SectionContent } from './use-section-saving';
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

const labels: [keyof SectionContent, string][] = [
  ['title', 'Title'],
  ['opening', 'Opening'],
  ['body', 'Text'],
];

function differences(theirs: SectionContent, mine: SectionContent) {
  const words = (content: SectionContent, part: keyof SectionContent) =>
    part === 'body' ? plainText(content.body) : content[part];
  return labels
    .filter(([part]) => JSON.stringify(theirs[part]) !== JSON.stringify(mine[part]))
    .map(([part, label]) => ({ label, theirs: words(theirs, part), mine: words(mine, part) }));
}

/** Where a section is written; what is saved is public at once. */
export function SectionEditor({ viewerId, section }: { viewerId: string; section: EditableSection }) {
  const saving = useSectionSaving(viewerId, section);
  const { content, state, theirs } = saving;
  const errors = (state.status === 'error' && state.fields) || {};
  const change = (part: Partial<SectionContent>) => saving.setContent((now) => ({ ...now, ...part }));
  return (
    <WriteFrame>
      <WriteBar
        backHref="/dashboard/sections"
        backLabel="All sections"
        saved={{ ...saving, failed: state.status === 'error' }}
        onSave={() => void saving.save()}
        saveLabel="Save changes"
      />
      <div className="sheet">
        <h1 className="vh">Edit: {saving.saved.title}</h1>
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
            differences={differences(theirs.content, content)}
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
      <aside className="panel" aria-label="About this section">
        <section aria-labelledby="where">
          <h2 id="where">Address</h2>
          <p>
            <a href={`/${section.slug}`}>/{section.slug}</a>
          </p>
          <p>The address stays as it is. Readers see what you save at once.</p>
        </section>
      </aside>
    </WriteFrame>
  );
}
