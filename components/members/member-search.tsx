import { FilterForm } from '@/components/ui/list-page';

/** Search by name, address or, for requests, reference. */
export function MemberSearch({ action, label, query }: { action: string; label: string; query: string }) {
  return (
    <FilterForm action={action} label={label}>
      <div className="grow">
        <label htmlFor="q">{label}</label>
        <input id="q" name="q" type="search" defaultValue={query} maxLength={200} autoComplete="off" />
      </div>
    </FilterForm>
  );
}
