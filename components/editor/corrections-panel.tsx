'use client';

import { Button } from '@/components/ui/button';
import { TextArea, TextField } from '@/components/ui/field';
import type { ArticleContent } from '@/lib/articles/article-editing-types';
import type { PanelProps } from './panel-props';

/** What was put right after publication; readers see it after the text. */
export function CorrectionsPanel({ content, change, errors, today }: PanelProps & { today: string }) {
  const { corrections } = content;
  const set = (index: number, part: Partial<ArticleContent['corrections'][number]>) =>
    change({
      corrections: corrections.map((correction, at) =>
        at === index ? { ...correction, ...part } : correction,
      ),
    });
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      {corrections.map((correction, index) => (
        <fieldset key={index}>
          <legend className="vh">Correction {index + 1}</legend>
          <TextField
            label="Day"
            name={`corrections.${index}.day`}
            type="date"
            value={correction.day}
            error={errors[`corrections.${index}.day`]}
            onChange={(event) => set(index, { day: event.target.value })}
          />
          <TextArea
            label="What was corrected"
            name={`corrections.${index}.text`}
            rows={3}
            maxLength={1000}
            value={correction.text}
            error={errors[`corrections.${index}.text`]}
            onChange={(event) => set(index, { text: event.target.value })}
          />
          <Button
            size="small"
            variant="quiet"
            onClick={() => change({ corrections: corrections.filter((_, at) => at !== index) })}
          >
            Remove<span className="vh"> correction {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <Button
        size="small"
        variant="quiet"
        onClick={() => change({ corrections: [...corrections, { day: today, text: '' }] })}
      >
        Add a correction
      </Button>
    </section>
  );
}
