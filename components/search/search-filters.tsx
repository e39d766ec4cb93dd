import type { SearchPage } from '@/lib/search/search-queries';
import { searchAddress, type SearchRequest } from '@/lib/search/search-schema';
import { texts } from '@/lib/texts';

type Choice = { key: string; label: string; count: number; href: string; current: boolean };

const shownAtOnce = 8;
const words = texts.search.filters;

/** The ways to narrow the results: links, each with how many results it would leave. */
export function SearchFilters({ page }: { page: SearchPage }) {
  const { request, facets, topic } = page;
  const to = (change: Partial<SearchRequest>) => searchAddress({ ...request, page: 1, ...change });
  const groups = [
    {
      key: 'kind' as const,
      chosen: request.kind !== null,
      choices: facets.kinds.map(({ kind, count }) => ({
        key: kind,
        label: texts.search.kinds[kind],
        count,
        href: to({ kind }),
        current: request.kind === kind,
      })),
    },
    {
      key: 'year' as const,
      chosen: request.year !== null,
      choices: facets.years.map(({ year, count }) => ({
        key: String(year),
        label: String(year),
        count,
        href: to({ year }),
        current: request.year === year,
      })),
    },
    {
      key: 'topic' as const,
      chosen: topic !== null,
      choices: facets.topics.map((choice) => ({
        key: choice.topic.id,
        label: choice.topic.name,
        count: choice.count,
        href: to({ topic: choice.topic.slug }),
        current: request.topic === choice.topic.slug,
      })),
    },
  ];
  return (
    <nav className="narrow" aria-label={words.label}>
      {groups.map(({ key, chosen, choices }) => (
        <FilterGroup key={key} name={key} choices={choices} allHref={chosen ? to({ [key]: null }) : null} />
      ))}
    </nav>
  );
}

function FilterGroup({
  name,
  choices,
  allHref,
}: {
  name: 'kind' | 'year' | 'topic';
  choices: Choice[];
  allHref: string | null;
}) {
  if (choices.length === 0 && !allHref) return null;
  // What is chosen is always in sight, wherever it stands in the list.
  const first = choices.filter((choice, index) => index < shownAtOnce || choice.current);
  const rest = choices.filter((choice, index) => index >= shownAtOnce && !choice.current);
  return (
    <div className="narrowgroup" role="group" aria-labelledby={`narrow-${name}`}>
      <h2 id={`narrow-${name}`}>{words[name]}</h2>
      <ul>
        {allHref && (
          <li>
            <a href={allHref}>{words.all[name]}</a>
          </li>
        )}
        <Choices choices={first} />
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>
            {words.more}
            <span className="vh">: {words[name]}</span>
          </summary>
          <ul>
            <Choices choices={rest} />
          </ul>
        </details>
      )}
    </div>
  );
}

function Choices({ choices }: { choices: Choice[] }) {
  return choices.map(({ key, label, count, href, current }) => (
    <li key={key}>
      <a href={href} aria-current={current ? 'true' : undefined}>
        {label}
      </a>{' '}
      <span className="tally">
        {words.count(count)}
        <span className="vh"> {words.results(count)}</span>
      </span>
    </li>
  ));
}
