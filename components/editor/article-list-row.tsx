import { ArticleStateMark } from '@/components/articles/article-state-mark';
import type { Column, Row } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/date';
import { formatClock, formatDayShort, londonDay } from '@/lib/kernel/time';
import type { ArticleListItem } from '@/lib/articles/article-editing-types';
import { TrashedRowForms } from './trashed-row-forms';

/** The list's columns; the trash has one more for what can be done there. */
export function articleColumns(trash: boolean): Column[] {
  return [
    { key: 'title', label: 'Headline' },
    { key: 'state', label: trash ? 'State before' : 'State' },
    { key: 'day', label: 'Date', className: 'num' },
    { key: 'topics', label: 'Topics', className: 'wrapcell min' },
    { key: 'change', label: 'Last change', className: 'wrapcell min' },
    ...(trash ? [{ key: 'forms', label: 'Restore or delete', className: 'wrapcell' }] : []),
  ];
}

export function articleRow(item: ArticleListItem): Row {
  const title = item.title || 'Untitled draft';
  const flag = item.title === '' ? 'No headline yet' : item.corrected ? 'Corrected' : null;
  return {
    id: item.id,
    cells: {
      title: (
        <>
          {item.trashed ? title : <a href={`/dashboard/articles/${item.id}`}>{title}</a>}{' '}
          {flag && <span className="flag">{flag}</span>}
        </>
      ),
      state: <ArticleStateMark state={item.state} />,
      day:
        item.state === 'scheduled' && item.scheduledFor ? (
          <Instant at={item.scheduledFor} />
        ) : (
          <Day day={item.day} form="short" />
        ),
      topics: item.topics.map((topic) => topic.name).join(', ') || 'None',
      change: (
        <>
          {item.updatedByViewer ? 'you' : (item.updatedBy ?? 'the site')}, <ChangeTime at={item.updatedAt} />
        </>
      ),
      forms: item.trashed ? <TrashedRowForms id={item.id} version={item.version} title={title} /> : null,
    },
  };
}

/** "today 19:40", or the day alone; the whole instant is in the element. */
function ChangeTime({ at }: { at: string }) {
  const day = londonDay(new Date(at));
  return <time dateTime={at}>{day === londonDay() ? `today ${formatClock(at)}` : formatDayShort(day)}</time>;
}
