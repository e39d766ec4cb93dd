import { ArticleItem } from '@/components/articles/article-item';
import { LeadingOn } from '@/components/articles/article-surroundings';
import { Contents } from '@/components/articles/contents';
import { RichTextView } from '@/components/articles/rich-text-view';
import { Day } from '@/components/ui/date';
import type { ArticleSummary } from '@/lib/articles/article-types';
import { headingsOf } from '@/lib/rich-text/headings';
import type { SectionDetail } from '@/lib/sections/section-queries';
import { texts } from '@/lib/texts';
import { FurtherReading, furtherReadingId } from './further-reading';

const words = texts.sections;

export type SectionViewProps = {
  section: Pick<SectionDetail, 'title' | 'opening' | 'body' | 'furtherReading' | 'lastReviewed' | 'topics'>;
  /** The newest items on its topics. */
  news: ArticleSummary[];
  /** The rest of the background. */
  others: { slug: string; title: string; opening: string }[];
};

/** A section's own page: its text, what to read next, and what has been in the news about it. */
export function SectionView({ section, news, others }: SectionViewProps) {
  const { furtherReading, lastReviewed, topics } = section;
  const headings = headingsOf(section.body);
  const readingHeading = { id: furtherReadingId, text: words.furtherReading, level: 2 };
  return (
    <div className="wrap">
      <article className="row story">
        <div className="across">
          <h1>{section.title}</h1>
          <p className="sum">{section.opening}</p>
          <Contents headings={furtherReading.length > 0 ? [...headings, readingHeading] : headings} />
          <div className="prose">
            <RichTextView document={section.body} />
            <FurtherReading entries={furtherReading} />
          </div>
          {lastReviewed && (
            <p className="note">
              {words.lastReviewed}: <Day day={lastReviewed} />
            </p>
          )}
        </div>
      </article>
      {news.length > 0 && (
        <LeadingOn id="in-the-news" title={words.news}>
          {news.map((item) => (
            <ArticleItem key={item.id} item={item} dated />
          ))}
          <ul className="ontopics">
            {topics.map((topic) => (
              <li key={topic.id}>
                <a href={`/topics/${topic.slug}`}>{words.allNews(topic.name)}</a>
              </li>
            ))}
          </ul>
        </LeadingOn>
      )}
      {others.length > 0 && (
        <LeadingOn id="more-background" title={words.more}>
          {others.map((other) => (
            <section className="item" key={other.slug}>
              <h3>
                <a href={`/${other.slug}`}>{other.title}</a>
              </h3>
              <p>{other.opening}</p>
            </section>
          ))}
        </LeadingOn>
      )}
    </div>
  );
}
