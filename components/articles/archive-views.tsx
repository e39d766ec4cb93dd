import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import type { ArchiveMonth, ArchiveNeighbours, ArchiveYear } from '@/lib/articles/archive-types';
import { formatMonth, formatMonthWithoutYear } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';
import { ArchivePath } from './archive-path';
import { CountedIndex } from './counted-index';
import { PageHead } from './page-head';

const { archive: words, items } = texts.news;

const sum = (counted: { count: number }[]) => counted.reduce((total, { count }) => total + count, 0);

/** Every year that has something, newest first, by decades in the rail. */
export function ArchiveView({ years }: { years: ArchiveYear[] }) {
  const decades = [...new Set(years.map(({ year }) => `${year.slice(0, 3)}0`))];
  return (
    <div className="wrap">
      <PageHead title={words.title}>
        {years.length > 0 && <p className="small">{items(sum(years))}</p>}
      </PageHead>
      {decades.map((decade) => (
        <CountedIndex
          key={decade}
          title={words.decade(decade)}
          entries={years
            .filter(({ year }) => year.startsWith(decade.slice(0, 3)))
            .map(({ year, count }) => ({ href: `/archive/${year}`, name: year, count }))}
        />
      ))}
      {years.length === 0 && (
        <div className="row">
          <EmptyState title={words.empty}>
            <p>{words.emptyHint}</p>
          </EmptyState>
        </div>
      )}
    </div>
  );
}

/** A year's months that have something, and the way to the years before and after. */
export function ArchiveYearView({
  year,
  months,
  neighbours,
}: {
  year: string;
  months: ArchiveMonth[];
  neighbours: ArchiveNeighbours;
}) {
  return (
    <div className="wrap">
      <PageHead title={words.yearTitle(year)} rail={<ArchivePath />}>
        <p className="small">{items(sum(months))}</p>
      </PageHead>
      <CountedIndex
        title={words.months}
        entries={months.map(({ month, count }) => ({
          href: `/archive/${year}/${month}`,
          name: formatMonthWithoutYear(`${year}-${month}-01`),
          count,
        }))}
      />
      <ArchiveNeighboursRow
        label={words.otherYears}
        neighbours={neighbours}
        hrefOf={(day) => `/archive/${day.slice(0, 4)}`}
        nameOf={(day) => day.slice(0, 4)}
      />
    </div>
  );
}

/** The way to the months before and after that have something. */
export function ArchiveMonths({ neighbours }: { neighbours: ArchiveNeighbours }) {
  return (
    <ArchiveNeighboursRow
      label={words.otherMonths}
      neighbours={neighbours}
      hrefOf={(day) => `/archive/${day.slice(0, 4)}/${day.slice(5, 7)}`}
      nameOf={formatMonth}
    />
  );
}

function ArchiveNeighboursRow({
  label,
  neighbours: { newer, older },
  hrefOf,
  nameOf,
}: {
  label: string;
  neighbours: ArchiveNeighbours;
  hrefOf: (day: string) => string;
  nameOf: (day: string) => string;
}) {
  if (!newer && !older) return null;
  return (
    <div className="row paging">
      <div className="railhead">
        <h2 className="when">{label}</h2>
      </div>
      <Pager
        label={label}
        newerHref={newer ? hrefOf(newer) : undefined}
        newerLabel={newer ? nameOf(newer) : undefined}
        olderHref={older ? hrefOf(older) : undefined}
        olderLabel={older ? nameOf(older) : undefined}
      />
    </div>
  );
}
