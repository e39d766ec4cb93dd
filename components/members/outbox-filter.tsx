import { FilterForm } from '@/components/ui/list-page';
import { messageKindLabel, messageStateLabels } from '@/lib/mail/outbox-types';

/** Narrows the outbox by state and kind. */
export function OutboxFilter({ state, kind, kinds }: { state: string; kind: string; kinds: string[] }) {
  return (
    <FilterForm action="/dashboard/outbox" label="Filter of the outbox">
      <div>
        <label htmlFor="state">State</label>
        <select id="state" name="state" defaultValue={state}>
          <option value="">All</option>
          {Object.entries(messageStateLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="kind">Kind</label>
        <select id="kind" name="kind" defaultValue={kind}>
          <option value="">All</option>
          {kinds.map((value) => (
            <option key={value} value={value}>
              {messageKindLabel(value)}
            </option>
          ))}
        </select>
      </div>
    </FilterForm>
  );
}
