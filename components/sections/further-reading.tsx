import { foreignLanguage, foreignLanguageName } from '@/components/articles/foreign-language';
import type { SectionDetail } from '@/lib/sections/section-queries';
import { texts } from '@/lib/texts';

/** The id of the list's heading, for the table of contents. */
export const furtherReadingId = 'further-reading';

/** Documents elsewhere that go deeper: title, year, and the language where it is another than the page's. */
export function FurtherReading({ entries }: { entries: SectionDetail['furtherReading'] }) {
  if (entries.length === 0) return null;
  return (
    <section className="reading" aria-labelledby={furtherReadingId}>
      <h2 id={furtherReadingId}>{texts.sections.furtherReading}</h2>
      <ul>
        {entries.map(({ title, href, lang, year }, index) => {
          const facts = [year, foreignLanguageName(lang)].filter(Boolean);
          return (
            <li key={index}>
              <span lang={foreignLanguage(lang)}>
                {href ? <a href={href}>{title}</a> : <cite>{title}</cite>}
              </span>
              {facts.length > 0 && <span className="tally"> {facts.join(', ')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
