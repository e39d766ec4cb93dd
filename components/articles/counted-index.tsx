import { texts } from '@/lib/texts';

/** Links with how many items each leads to, under a title in the rail. */
export function CountedIndex({
  title,
  entries,
}: {
  title: string;
  entries: { href: string; name: string; count: number }[];
}) {
  return (
    <section className="row">
      <div className="railhead">
        <h2 className="when">{title}</h2>
      </div>
      <ul className="index">
        {entries.map(({ href, name, count }) => (
          <li key={href}>
            <a href={href}>{name}</a> <span className="tally">{texts.news.items(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
