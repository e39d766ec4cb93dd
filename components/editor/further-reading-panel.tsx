'use client';

import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { languages } from '@/lib/articles/article-languages';
import type { SectionContent } from '@/lib/sections/section-editing-types';
import type { SectionPanelProps } from './section-panel';

type Entry = SectionContent['furtherReading'][number];

/** Documents elsewhere that go deeper; readers see them below the text. */
export function FurtherReadingPanel({ content, change, errors }: SectionPanelProps) {
  const { furtherReading } = content;
  const set = (index: number, part: Partial<Entry>) =>
    change({
      furtherReading: furtherReading.map((entry, at) => (at === index ? { ...entry, ...part } : entry)),
    });
  const text = (index: number, key: keyof Entry) => ({
    name: `furtherReading.${index}.${key}`,
    value: furtherReading[index]?.[key] ?? '',
    error: errors[`furtherReading.${index}.${key}`],
  });
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">Further reading</h2>
      {furtherReading.map((_, index) => (
        <fieldset key={index}>
          <legend className="vh">Title {index + 1}</legend>
          <TextField
            label="Title"
            maxLength={300}
            {...text(index, 'title')}
            onChange={(event) => set(index, { title: event.target.value })}
          />
          <TextField
            label="Address"
            hint="Empty for what is only in print"
            type="url"
            maxLength={2000}
            {...text(index, 'href')}
            onChange={(event) => set(index, { href: event.target.value })}
          />
          <SelectField
            label="Language"
            options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
            {...text(index, 'lang')}
            onChange={(event) => set(index, { lang: event.target.value })}
          />
          <TextField
            label="Year"
            inputMode="numeric"
            maxLength={4}
            {...text(index, 'year')}
            onChange={(event) => set(index, { year: event.target.value })}
          />
          <Button
            size="small"
            variant="quiet"
            onClick={() => change({ furtherReading: furtherReading.filter((_entry, at) => at !== index) })}
          >
            Remove<span className="vh"> title {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <Button
        size="small"
        variant="quiet"
        onClick={() =>
          change({ furtherReading: [...furtherReading, { title: '', href: '', lang: 'en', year: '' }] })
        }
      >
        Add a title
      </Button>
    </section>
  );
}
