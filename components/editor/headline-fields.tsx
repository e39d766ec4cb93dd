'use client';

import type { KeyboardEvent } from 'react';
import { describedBy, FieldError } from '@/components/ui/field';
import type { PanelProps } from './panel-props';

/** Headline and summary, typed at the size in which they are read. */
export function HeadlineFields({ content, change, errors }: PanelProps) {
  // A headline is one line: Enter goes on to the summary.
  const toSummary = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    document.getElementById('summary')?.focus();
  };
  const lang = content.lang === 'en' ? undefined : content.lang;
  return (
    <>
      <div className={errors.title ? 'bad' : undefined}>
        <label htmlFor="title">Headline</label>
        <FieldError name="title">{errors.title}</FieldError>
        <textarea
          className="ttl"
          id="title"
          rows={2}
          maxLength={200}
          lang={lang}
          value={content.title}
          aria-invalid={errors.title ? true : undefined}
          aria-describedby={describedBy({ name: 'title', error: errors.title })}
          onKeyDown={toSummary}
          onChange={(event) => change({ title: event.target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </div>
      <div className={errors.summary ? 'bad' : undefined}>
        <label htmlFor="summary">Summary, one to three sentences</label>
        <FieldError name="summary">{errors.summary}</FieldError>
        <textarea
          className="sumfield"
          id="summary"
          rows={3}
          maxLength={1000}
          lang={lang}
          value={content.summary}
          aria-invalid={errors.summary ? true : undefined}
          aria-describedby={describedBy({ name: 'summary', error: errors.summary })}
          onChange={(event) => change({ summary: event.target.value })}
        />
      </div>
    </>
  );
}
