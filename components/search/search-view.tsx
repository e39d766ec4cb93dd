import { Pager } from '@/components/ui/pager';
import type { SearchPage } from '@/lib/search/search-queries';
import { lastPage, resultsOnPage, searchAddress } from '@/lib/search/search-schema';
import { texts } from '@/lib/texts';
import { NothingFound, SearchPreparing, SearchStart } from './nothing-found';
import { SearchFilters } from './search-filters';
import { SearchForm } from './search-form';
import { SearchResultItem } from './search-result';

const words = texts.search;

/** The search page: the form, and under it what was found, or what to do where nothing was. */
export function SearchView({ page }: { page: SearchPage }) {
  const { request } = page;
  return (
    <div className="wrap">
      <div className="row story listing">
        <div className="across">
          <h1>{words.title}</h1>
          <SearchForm query={request.q} />
          <Suggestion page={page} />
        </div>
      </div>
      <Answer page={page} />
    </div>
  );
}

function Answer({ page }: { page: SearchPage }) {
  if (page.preparing) return <SearchPreparing page={page} />;
  if (!page.asked) return <SearchStart page={page} />;
  return page.total > 0 ? <Results page={page} /> : <NothingFound page={page} />;
}

function Suggestion({ page: { request, suggestion } }: { page: SearchPage }) {
  if (!suggestion) return null;
  return (
    <p className="meant">
      {words.meant} <a href={searchAddress({ ...request, q: suggestion, page: 1 })}>{suggestion}</a>?
    </p>
  );
}

function Results({ page }: { page: SearchPage }) {
  const { request, total, partial, results, pages } = page;
  const reachable = lastPage * resultsOnPage;
  const to = (number: number) => searchAddress({ ...request, page: number });
  return (
    <div className="row found">
      <SearchFilters page={page} />
      <section aria-labelledby="found">
        <h2 id="found" className="foundhead">
          {words.found(total, request.q)}
        </h2>
        {partial && <p className="foundnote">{words.partial}</p>}
        {total > reachable && <p className="foundnote">{words.narrow(reachable)}</p>}
        {total > 1 && <OrderLinks page={page} />}
        <ol className="results">
          {results.map((result) => (
            <li key={result.id}>
              <SearchResultItem result={result} />
            </li>
          ))}
        </ol>
        {pages > 1 && (
          <Pager
            summary={words.pages(request.page, pages)}
            newerHref={request.page > 1 ? to(request.page - 1) : undefined}
            newerLabel={words.before}
            olderHref={request.page < pages ? to(request.page + 1) : undefined}
            olderLabel={words.after}
          />
        )}
      </section>
    </div>
  );
}

function OrderLinks({ page: { request } }: { page: SearchPage }) {
  const orders = ['relevance', 'newest'] as const;
  return (
    <nav className="orders" aria-label={words.order.label}>
      {orders.map((order) => (
        <a
          key={order}
          href={searchAddress({ ...request, order, page: 1 })}
          aria-current={request.order === order ? 'true' : undefined}
        >
          {words.order[order]}
        </a>
      ))}
    </nav>
  );
}
