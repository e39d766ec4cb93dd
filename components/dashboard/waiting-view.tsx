import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import type { Waiting } from '@/lib/dashboard/waiting-queries';

type Line = { id: string; href: string; label: string; note?: string; at: string };

function WaitingList({
  title,
  timeLabel,
  lines,
}: {
  title: string;
  timeLabel: string;
  lines: Line[];
}): ReactNode {
  if (lines.length === 0) return null;
  return (
    <section className="waiting">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[
          { key: 'what', label: 'What' },
          { key: 'at', label: timeLabel, className: 'num' },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: {
            what: (
              <>
                <a href={line.href}>{line.label}</a>
                {line.note && <span className="flag">{line.note}</span>}
              </>
            ),
            at: <Instant at={line.at} />,
          },
        }))}
        empty={null}
      />
    </section>
  );
}

/** What waits for the one who looks, most pressing first: people, then what goes out, then what is being written. */
export function WaitingView({ waiting }: { waiting: Waiting }) {
  const { applications, scheduled, drafts } = waiting;
  if (applications.length + scheduled.length + drafts.length === 0) {
    return (
      <EmptyState title="Nothing waits for you">
        <p>Requests to join, scheduled items and drafts stand here as soon as there are any.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <WaitingList
        title="Requests to join"
        timeLabel="Sent"
        lines={applications.map((row) => ({
          id: row.id,
          href: `/dashboard/members/${row.id}`,
          label: row.name,
          note: row.reference,
          at: row.submittedAt,
        }))}
      />
      <WaitingList
        title="Going out by themselves"
        timeLabel="Goes out"
        lines={scheduled.map((row) => ({
          id: row.id,
          href: `/dashboard/articles/${row.id}`,
          label: row.title,
          at: row.scheduledFor,
        }))}
      />
      <WaitingList
        title="Drafts"
        timeLabel="Last change"
        lines={drafts.map((row) => ({
          id: row.id,
          href: `/dashboard/articles/${row.id}`,
          label: row.title || 'Untitled draft',
          at: row.updatedAt,
        }))}
      />
    </>
  );
}
