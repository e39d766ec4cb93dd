import type { ReactNode } from 'react';
import type { ArticleSummary, Neighbour, Neighbours } from '@/lib/articles/article-types';
import { formatDayWithoutYear } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import { ArticleItem } from './article-item';
import { foreignLanguage } from './foreign-language';

const { article: words, bulletin: bulletinInWords } = texts.news;

/** A row below an item that leads on to others. */
export function LeadingOn({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="row also" aria-labelledby={id}>
      <div className="railhead">
        <h2 className="when" id={id}>
          {title}
        </h2>
      </div>
      <div className="weft">{children}</div>
    </section>
  );
}

/** The other items of an item's batch. */
export function AlsoInBatch({
  batch: { day, bulletin },
  also,
}: {
  batch: Pick<ArticleSummary, 'day' | 'bulletin'>;
  also: ArticleSummary[];
}) {
  if (also.length === 0) return null;
  const title = bulletin
    ? words.alsoIn(bulletinInWords(bulletin.number))
    : words.alsoOn(formatDayWithoutYear(day));
  return (
    <LeadingOn id="also" title={title}>
      {also.map((item) => (
        <ArticleItem key={item.id} item={item} />
      ))}
    </LeadingOn>
  );
}

/** Items of other batches about the same. */
export function Related({ related }: { related: ArticleSummary[] }) {
  if (related.length === 0) return null;
  return (
    <LeadingOn id="related" title={words.related}>
      {related.map((item) => (
        <ArticleItem key={item.id} item={item} dated />
      ))}
    </LeadingOn>
  );
}

/** The sections that give the background to an item's topics. */
export function Background({ sections }: { sections: { slug: string; title: string; opening: string }[] }) {
  if (sections.length === 0) return null;
  return (
    <LeadingOn id="background" title={words.background}>
      {sections.map((section) => (
        <section className="item" key={section.slug}>
          <h3>
            <a href={`/${section.slug}`}>{section.title}</a>
          </h3>
          <p>{section.opening}</p>
        </section>
      ))}
    </LeadingOn>
  );
}

/** The way to the items just above and below in the feed. */
export function ArticleNeighbours({ newer, older }: Neighbours) {
  if (!newer && !older) return null;
  const link = (neighbour: Neighbour, label: string, rel: 'prev' | 'next') => (
    <p className={rel === 'next' ? 'older' : undefined}>
      {label}:{' '}
      <a href={`/news/${neighbour.slug}`} rel={rel} lang={foreignLanguage(neighbour.lang)}>
        {neighbour.title}
      </a>
    </p>
  );
  return (
    <div className="row also">
      <nav className="neighbours" aria-label={words.neighbours}>
        {newer && link(newer, words.newer, 'prev')}
        {older && link(older, words.older, 'next')}
      </nav>
    </div>
  );
}
