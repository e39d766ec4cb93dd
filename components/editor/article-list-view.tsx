import { articleStateLooks } from '@/components/articles/article-state-mark';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterForm, StateTabs } from '@/components/ui/list-page';
import { Pager } from '@/components/ui/pager';
import type { ArticleListItem } from '@/lib/articles/article-editing-types';
import { articleListHref, type ArticleListFilter, type ArticleTab } from '@/lib/articles/article-list-schema';
import type { TopicRef } from '@/lib/topics/topic-types';
import { articleRow, articleColumns } from './article-list-row';

const tabs: { tab: ArticleTab; label: string }[] = [
  { tab: 'all', label: 'All' },
  { tab: 'draft', label: articleStateLooks.draft.label },
  { tab: 'scheduled', label: articleStateLooks.scheduled.label },
  { tab: 'published', label: articleStateLooks.published.label },
  { tab: 'archived', label: articleStateLooks.archived.label },
  { tab: 'trash', label: 'Trash' },
];
const shapeOf = (tab: ArticleTab) =>
  tab === 'all' || tab === 'trash' ? undefined : articleStateLooks[tab].shape;

/** The editors' list: tabs, filter, rows, and where it goes on. */
export function ArticleListView({
  filter,
  counts,
  items,
  older,
  topics,
  years,
}: {
  filter: ArticleListFilter;
  counts: Record<ArticleTab, number>;
  items: ArticleListItem[];
  older: string | null;
  topics: TopicRef[];
  years: string[];
}) {
  const narrowed = Boolean(filter.q || filter.topic || filter.year);
  const total = counts[filter.state];
  return (
    <>
      <StateTabs
        label="By state"
        items={tabs.map(({ tab, label }) => ({
          href: articleListHref({ state: tab }),
          label,
          count: counts[tab],
          current: filter.state === tab,
          shape: shapeOf(tab),
        }))}
      />
      <FilterForm action="/dashboard/articles" label="Narrow the list">
        {filter.state !== 'all' && <input type="hidden" name="state" value={filter.state} />}
        <div className="grow">
          <label htmlFor="q">Words in the headline or text</label>
          <input id="q" type="search" name="q" maxLength={100} defaultValue={filter.q} />
        </div>
        <div>
          <label htmlFor="topic">Topic or place</label>
          <select id="topic" name="topic" defaultValue={filter.topic ?? ''}>
            <option value="">Any</option>
            {topics.map((topic) => (
              <option key={topic.id} value={topic.id}>
                {topic.name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="year">Year</label>
          <select id="year" name="year" defaultValue={filter.year ?? ''}>
            <option value="">Any year</option>
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </div>
      </FilterForm>
      <DataTable
        caption={filter.year ? `Articles of ${filter.year}, newest first` : 'Articles, last changed first'}
        columns={articleColumns(filter.state === 'trash')}
        rows={items.map(articleRow)}
        empty={<NothingHere tab={filter.state} narrowed={narrowed} />}
      />
      <Pager
        summary={narrowed ? undefined : `${total} ${total === 1 ? 'article' : 'articles'}`}
        newerHref={filter.before && articleListHref({ ...filter, before: undefined })}
        newerLabel="Back to the first"
        olderHref={older ? articleListHref({ ...filter, before: older }) : undefined}
      />
    </>
  );
}

function NothingHere({ tab, narrowed }: { tab: ArticleTab; narrowed: boolean }) {
  if (narrowed) {
    return (
      <EmptyState title="Nothing fits this filter">
        <p>
          Try fewer words, or <a href={articleListHref({ state: tab })}>show all of them</a>.
        </p>
      </EmptyState>
    );
  }
  if (tab === 'trash') return <EmptyState title="The trash is empty" />;
  return (
    <EmptyState title="Nothing here yet">
      <p>
        <a href="/dashboard/articles/new">Write an article</a>: nobody sees it until you publish it.
      </p>
    </EmptyState>
  );
}
