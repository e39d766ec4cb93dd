export type FooterSection = { slug: string; title: string };

/** The foot of every public page: the background, the feed, and the way in for editors. */
export function Footer({ sections }: { sections: FooterSection[] }) {
  return (
    <footer className="foot">
      <div className="wrap foot-in">
        <div>
          <p className="serif">Peru Support Group</p>
          <p className="small">A group of volunteers in London.</p>
        </div>
        <nav aria-label="About the group">
          <ul>
            {sections.map((section) => (
              <li key={section.slug}>
                <a href={`/${section.slug}`}>{section.title}</a>
              </li>
            ))}
            <li>
              <a href="/feed.xml">RSS feed</a>
            </li>
            <li>
              <a href="/login">Editors</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
