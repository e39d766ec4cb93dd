import { texts } from '@/lib/texts';

const { layout } = texts;

export type FooterSection = { slug: string; title: string };

/** The foot of every public page: the background, the feed, and the way in for editors. */
export function Footer({ sections }: { sections: FooterSection[] }) {
  return (
    <footer className="foot">
      <div className="wrap foot-in">
        <div>
          <p className="serif">{layout.groupName}</p>
          <p className="small">{layout.whatWeAre}</p>
        </div>
        <nav aria-label={layout.aboutMenu}>
          <ul>
            {sections.map((section) => (
              <li key={section.slug}>
                <a href={`/${section.slug}`}>{section.title}</a>
              </li>
            ))}
            <li>
              <a href="/feed.xml">{layout.foot.feed}</a>
            </li>
            <li>
              <a href="/login">{layout.foot.editors}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
