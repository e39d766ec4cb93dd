'use client';

import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { languages } from '@/lib/articles/article-languages';
import { isPlaceholderSlug } from '@/lib/articles/article-readiness';
import { slugify } from '@/lib/kernel/slug';
import type { PanelProps } from './panel-props';

/** Day, address and language of an item. */
export function AddressPanel({
  content,
  change,
  errors,
  savedSlug,
  published,
}: PanelProps & { savedSlug: string; published: boolean }) {
  const suggestion = slugify(content.title);
  const shown = isPlaceholderSlug(content.slug) ? '' : content.slug;
  return (
    <section aria-labelledby="date-and-address">
      <h2 id="date-and-address">Date and address</h2>
      <TextField
        label="Date it stands under"
        name="day"
        type="date"
        value={content.day}
        error={errors.day}
        onChange={(event) => change({ day: event.target.value })}
      />
      <TextField
        label="Address on the site"
        name="slug"
        value={shown}
        error={errors.slug}
        hint={`/news/${shown || suggestion || '…'}`}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ slug: event.target.value })}
      />
      {published && shown !== savedSlug && (
        <p role="alert" className="err">
          Readers and other sites may have linked to /news/{savedSlug}. After this change that address leads
          nowhere.
        </p>
      )}
      {!published && suggestion && shown !== suggestion && (
        <p>
          <Button size="small" variant="quiet" onClick={() => change({ slug: suggestion })}>
            Make it from the headline
          </Button>
        </p>
      )}
      <SelectField
        label="Language of the text"
        name="lang"
        value={content.lang}
        error={errors.lang}
        options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        onChange={(event) => change({ lang: event.target.value })}
      />
    </section>
  );
}
