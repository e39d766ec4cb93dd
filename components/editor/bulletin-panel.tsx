'use client';

import { TextField } from '@/components/ui/field';
import type { ArticleContent } from '@/lib/articles/article-editing-types';
import type { PanelProps } from './panel-props';

/** For an old item that came in a printed bulletin: readers see its number and time instead of a day. */
export function BulletinPanel({ content, change, errors }: PanelProps) {
  const { bulletin } = content;
  const set = (part: Partial<NonNullable<ArticleContent['bulletin']>>) =>
    bulletin && change({ bulletin: { ...bulletin, ...part } });
  return (
    <section aria-labelledby="bulletin">
      <h2 id="bulletin">Bulletin</h2>
      <label className="opt">
        <input
          type="checkbox"
          checked={Boolean(bulletin)}
          onChange={(input) => change({ bulletin: input.target.checked ? { number: '', period: '' } : null })}
        />
        <span>It comes from a numbered bulletin</span>
      </label>
      {bulletin && (
        <>
          <TextField
            label="Number"
            name="bulletin.number"
            inputMode="numeric"
            value={bulletin.number}
            maxLength={5}
            error={errors['bulletin.number']}
            onChange={(input) => set({ number: input.target.value })}
          />
          <TextField
            label="Time it covers"
            name="bulletin.period"
            hint="Readers see it instead of the date, such as June/July 2009. Give all items of one bulletin the same date, which decides where they stand."
            value={bulletin.period}
            maxLength={60}
            error={errors['bulletin.period']}
            onChange={(input) => set({ period: input.target.value })}
          />
        </>
      )}
    </section>
  );
}
