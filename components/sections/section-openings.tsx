import { texts } from '@/lib/texts';
/** The background on the front page: each section's opening leads to its page. */
export function SectionOpenings({
  sections,
}: {
  sections: { slug: string; title: string; opening: string }[];
}) {
  if (sections.length === 0) return null;
  return (
    <div className="row bg">
      <div className="railhead">
        <h2 className="when">{texts.layout.background}</h2>
      </div>
      <div className="weft">
        {sections.map((section) => (
          <section key={section.slug}>
            <h3>
              <a href={`/${section.slug}`}>{section.title}</a>
            </h3>
            <p>{section.opening}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
