import { RichTextView } from '@/components/articles/rich-text-view';
import type { SectionDetail } from '@/lib/sections/section-queries';

/** A section's own page; `others` lead on to the rest of the background. */
export function SectionView({
  section,
  others,
}: {
  section: Pick<SectionDetail, 'title' | 'opening' | 'body'>;
  others: { slug: string; title: string; opening: string }[];
}) {
  return (
    <div className="wrap">
      <article className="row story">
        <div className="across">
          <h1>{section.title}</h1>
          <p className="sum">{section.opening}</p>
          <div className="prose">
            <RichTextView document={section.body} />
          </div>
        </div>
      </article>
      {others.length > 0 && (
        <section className="row also" aria-labelledby="more-background">
          <div className="railhead">
            <h2 className="when" id="more-background">
              More background
            </h2>
          </div>
          <div className="weft">
            {others.map((other) => (
              <section className="item" key={other.slug}>
                <h3>
                  <a href={`/${other.slug}`}>{other.title}</a>
                </h3>
                <p>{other.opening}</p>
              </section>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
