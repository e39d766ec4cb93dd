import { TextArea, TextField } from '@/components/ui/field';
import type { ActionState } from '@/lib/kernel/action-state';
import { limits } from '@/lib/members/form-fields';
import { typed } from './form-value';

/**
 * The postal address. The style sheet shows it only while "By post" is chosen (`by-post`), without script; the
 * schema drops it otherwise.
 */
export function PostFields({ state }: { state: ActionState }) {
  const errors = state.fields ?? {};
  return (
    <div className="by-post">
      <TextArea
        label="Postal address"
        name="addressLines"
        rows={3}
        autoComplete="street-address"
        maxLength={limits.addressLines}
        hint="Only for the bulletin by post. Otherwise leave it empty: we would not keep it."
        defaultValue={typed(state, 'addressLines')}
        error={errors.addressLines}
      />
      <TextField
        label="Postcode"
        name="postcode"
        autoComplete="postal-code"
        maxLength={limits.postcode}
        defaultValue={typed(state, 'postcode')}
        error={errors.postcode}
      />
      <TextField
        label="Country (if not the United Kingdom)"
        name="country"
        autoComplete="country-name"
        maxLength={limits.country}
        defaultValue={typed(state, 'country')}
        error={errors.country}
      />
    </div>
  );
}
