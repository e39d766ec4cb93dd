import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { SearchPage } from '@/lib/search/search-queries';
import { searchAddress } from '@/lib/search/search-schema';
import { texts } from '@/lib/texts';

const { nothing, preparing, start, elsewhere } = texts.search;

/** Where nothing was found: what to change, and where else to look. */
export function NothingFound({ page: { request } }: { page: SearchPage }) {
  const filtered = request.topic !== null || request.year !== null || request.kind !== null;
  return (
    <Frame title={nothing.title(request.q)}>
      {filtered && (
        <p>
          {nothing.filtered} <a href={searchAddress({ q: request.q })}>{nothing.filteredLink}</a>.
        </p>
      )}
      <ul>
        {nothing.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      <Elsewhere />
    </Frame>
  );
}

/** While the archive is being indexed for the first time. */
export function SearchPreparing({ page: { request } }: { page: SearchPage }) {
  return (
    <Frame title={preparing.title}>
      <p>
        {preparing.text} <a href={searchAddress(request)}>{preparing.again}</a>.
      </p>
      <Elsewhere />
    </Frame>
  );
}

/** Before anything was asked for. */
export function SearchStart({ page: { request } }: { page: SearchPage }) {
  return (
    <Frame title={start.title}>
      <p>{request.q ? start.onlyUnwanted : start.text}</p>
      <Elsewhere />
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="row">
      <EmptyState title={title}>
        <div className="prose">{children}</div>
      </EmptyState>
    </div>
  );
}

function Elsewhere() {
  return (
    <p>
      {elsewhere.before} <a href="/topics">{elsewhere.topics}</a> {elsewhere.or}{' '}
      <a href="/archive">{elsewhere.archive}</a>.
    </p>
  );
}
