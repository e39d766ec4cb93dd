import type { Heading } from '@/lib/rich-text/headings';
import { texts } from '@/lib/texts';

const fewest = 3;

/** What a long text holds: links to its headings, those of the second level set in. Nothing for a short one. */
export function Contents({ headings }: { headings: Heading[] }) {
  if (headings.length < fewest) return null;
  return (
    <nav className="contents" aria-labelledby="contents">
      <h2 id="contents">{texts.sections.contents}</h2>
      <ol>
        {headings.map(({ id, text, level }) => (
          <li key={id} className={level > 2 ? 'deeper' : undefined}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
