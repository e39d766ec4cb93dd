import { TextArea, TextField } from '@/components/ui/field';
import type { ActionState } from '@/lib/kernel/action-state';
import { texts } from '@/lib/texts';
import { typed } from './form-value';

const { form } = texts.join;

/**
 * The postal address. The style sheet shows it only while "By post" is chosen (`by-post`), without script; the
 * schema drops it otherwise.
 */
export function PostFields({
  values,
  errors,
  autoFocus,
}: {
  values: ActionState['values'];
  errors: Record<string, string>;
  autoFocus?: boolean;
}) {
  return (
    <div className="by-post">
      <TextArea
        label={form.addressLines}
        name="addressLines"
        rows={3}
        autoComplete="street-address"
        hint={form.addressHint}
        defaultValue={typed(values, 'addressLines')}
        autoFocus={autoFocus}
        error={errors.addressLines}
      />
      <TextField
        label={form.postcode}
        name="postcode"
        autoComplete="postal-code"
        defaultValue={typed(values, 'postcode')}
        error={errors.postcode}
      />
      <TextField
        label={form.country}
        name="country"
        autoComplete="country-name"
        defaultValue={typed(values, 'country')}
        error={errors.country}
      />
    </div>
  );
}
