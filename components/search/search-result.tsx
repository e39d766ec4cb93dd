import { Fragment } from 'react';
import { foreignLanguage } from '@/components/articles/foreign-language';
import { formatDay } from '@/lib/kernel/time';
import type { TextPart } from '@/lib/search/highlight';
import type { SearchResult } from '@/lib/search/result-queries';
import { texts } from '@/lib/texts';

const topicsShown = 2;

/** One result: what it is and from when, its headline as the link, and where the words stand. */
export function SearchResultItem({ result }: { result: SearchResult }) {
  const lang = foreignLanguage(result.lang);
  return (
    <article className="item">
      <p className="kick">
        {texts.search.oneOf[result.kind]}
        {result.day && (
          <>
            {' · '}
            <time dateTime={result.day}>{formatDay(result.day)}</time>
          </>
        )}
        {result.topics.slice(0, topicsShown).map((topic) => (
          <Fragment key={topic.id}>
            {' · '}
            <a href={`/topics/${topic.slug}`}>{topic.name}</a>
          </Fragment>
        ))}
      </p>
      <h3 lang={lang}>
        <a href={result.path}>
          <MarkedText parts={result.title} />
        </a>
      </h3>
      {result.excerpts.map((parts, index) => (
        <p key={index} className="excerpt" lang={lang}>
          <MarkedText parts={parts} />
        </p>
      ))}
    </article>
  );
}

function MarkedText({ parts }: { parts: TextPart[] }) {
  return parts.map(({ text, marked }, index) =>
    marked ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
  );
}
