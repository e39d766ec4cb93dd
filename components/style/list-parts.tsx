import { ArticleStateMark } from '@/components/articles/article-state-mark';
import { DataTable } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/field';
import { FilterForm, StateTabs } from '@/components/ui/list-page';
import { Diamond, StateMark } from '@/components/ui/mark';
import { Pager } from '@/components/ui/pager';
import { StyleSection } from './style-section';

const states = ['draft', 'scheduled', 'published', 'archived'] as const;
const shapes = ['hollow', 'core', 'half', 'full', 'barred'] as const;
const tones = ['soft', 'cool', 'ink', 'red'] as const;

/** States, dates, and what lists are made of. */
export function ListParts() {
  return (
    <>
      <StyleSection title="States and shapes">
        <p className="send">
          {states.map((state) => (
            <ArticleStateMark key={state} state={state} />
          ))}
        </p>
        <p className="send">
          {tones.map((tone) => (
            <StateMark key={tone} shape="core" tone={tone}>
              {tone}
            </StateMark>
          ))}
          {shapes.map((shape) => (
            <span className="st" key={shape}>
              <Diamond shape={shape} />
              {shape}
            </span>
          ))}
        </p>
      </StyleSection>
      <StyleSection title="Dates">
        <p>
          <Day day="2017-10-01" />, <Day day="2017-10-01" form="short" />,{' '}
          <Day day="2017-10-01" form="noYear" />, <Instant at="2017-10-01T09:30:00.000Z" />
        </p>
      </StyleSection>
      <StyleSection title="Lists">
        <StateTabs
          label="States of the examples"
          items={[
            { href: '#lists', label: 'All', count: 12, current: true },
            { href: '#dates', label: 'Drafts', count: 2, shape: 'hollow' },
          ]}
        />
        <FilterForm action="#lists" label="Narrow the examples">
          <div className="grow">
            <TextField label="Search for" name="q" />
          </div>
        </FilterForm>
        <DataTable
          caption="Examples"
          columns={[
            { key: 'what', label: 'What' },
            { key: 'state', label: 'State' },
            { key: 'at', label: 'Date', className: 'num' },
          ]}
          rows={states.map((state) => ({
            id: state,
            cells: {
              what: (
                <>
                  <a href="#lists">A row’s headline</a>
                  <span className="flag">Who is writing, or another small thing</span>
                </>
              ),
              state: <ArticleStateMark state={state} />,
              at: <Day day="2017-10-01" form="short" />,
            },
          }))}
          empty={null}
        />
        <Pager summary="Items 21 to 40" newerHref="#lists" olderHref="#dates" />
        <EmptyState title="Nothing is here yet">
          <p>Why, and what to do about it.</p>
        </EmptyState>
      </StyleSection>
    </>
  );
}
