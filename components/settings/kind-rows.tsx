import { TextField } from '@/components/ui/field';
import type { SiteSettings } from '@/lib/settings/settings-queries';

/**
 * The kinds of membership as numbered rows and an empty one: an emptied label removes its kind, the numbers order
 * them. Works without script.
 */
export function KindRows({
  kinds,
  typed,
  errors = {},
}: {
  kinds: SiteSettings['membershipKinds'];
  typed: (name: string, stored: string) => string;
  errors?: Record<string, string>;
}) {
  const rows = [...kinds, { key: '', label: '', hint: '' }];
  return (
    <fieldset className="q">
      <legend>Kinds of membership</legend>
      <p className="hint">
        Empty a label to remove its kind, fill in the last row to add one, change the numbers to change the
        order. People who have joined keep the kind they chose.
      </p>
      {rows.map((kind, index) => {
        const name = (part: string) => `kinds.${index}.${part}`;
        const isNew = index === kinds.length;
        const which = isNew ? 'of a new kind' : `${index + 1}`;
        return (
          <div key={kind.key || 'new'} className="grid gap-x-4 sm:grid-cols-[4rem_1fr_1fr]">
            <input type="hidden" name={name('key')} value={kind.key} />
            <TextField
              label={
                <>
                  No.<span className="vh"> {which}</span>
                </>
              }
              name={name('position')}
              inputMode="numeric"
              defaultValue={typed(name('position'), String(index + 1))}
              error={errors[name('position')]}
            />
            <TextField
              label={
                <>
                  {isNew ? 'New kind' : 'Label'}
                  <span className="vh"> {which}</span>
                </>
              }
              name={name('label')}
              defaultValue={typed(name('label'), kind.label)}
              error={errors[name('label')]}
            />
            <TextField
              label={
                <>
                  Hint<span className="vh"> {which}</span>
                </>
              }
              name={name('hint')}
              defaultValue={typed(name('hint'), kind.hint)}
              error={errors[name('hint')]}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
