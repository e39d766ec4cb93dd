import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterForm } from '@/components/ui/list-page';
import { Pager } from '@/components/ui/pager';
import { SelectField } from '@/components/ui/field';
import type { AuditLine } from '@/lib/audit/audit-queries';
import { actionLabel, auditKinds } from '@/lib/audit/audit-words';

/** Who did what to which thing when. */
export function AuditView({
  lines,
  people,
  chosen,
  olderHref,
  newestHref,
}: {
  lines: AuditLine[];
  people: { id: string; name: string }[];
  chosen: { kind: string; person: string };
  olderHref?: string;
  newestHref?: string;
}) {
  return (
    <>
      <FilterForm action="/dashboard/audit" label="Filter the audit">
        <div>
          <SelectField
            label="About"
            name="kind"
            defaultValue={chosen.kind}
            options={[
              { value: '', label: 'Everything' },
              ...Object.entries(auditKinds).map(([value, label]) => ({ value, label })),
            ]}
          />
        </div>
        <div>
          <SelectField
            label="By"
            name="person"
            defaultValue={chosen.person}
            options={[
              { value: '', label: 'Anybody' },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      </FilterForm>
      <DataTable
        caption="What was done, newest first"
        columns={[
          { key: 'what', label: 'What' },
          { key: 'who', label: 'Who' },
          { key: 'when', label: 'When', className: 'num' },
        ]}
        rows={lines.map((line) => ({
          id: line.id,
          cells: {
            what: (
              <>
                {`${kindWord(line.target.kind)}: ${actionLabel(line.action)}`}
                <span className="flag">
                  {line.target.label}
                  {line.detail && ` – ${line.detail}`}
                </span>
              </>
            ),
            who: line.actorName,
            when: <Instant at={line.at} />,
          },
        }))}
        empty={
          <EmptyState title="Nothing here">
            <p>Nothing was done that fits this choice.</p>
          </EmptyState>
        }
      />
      {(olderHref || newestHref) && (
        <Pager newerHref={newestHref} newerLabel="Newest" olderHref={olderHref} />
      )}
    </>
  );
}

const kindWord = (kind: string): string =>
  Object.hasOwn(auditKinds, kind) ? auditKinds[kind as keyof typeof auditKinds] : kind;
