import { CheckBox } from '@/components/ui/choice-field';
import { consentFieldName } from '@/lib/members/form-fields';
import { texts } from '@/lib/texts';

export type ConsentWording = { key: string; wording: string; required: boolean };

const { form } = texts.join;

/** What a joiner is asked to agree to, each in its exact words; never ticked beforehand. */
export function ConsentFields({
  consents,
  ticked,
  errors,
  autoFocus,
}: {
  consents: ConsentWording[];
  ticked: string[];
  errors: Record<string, string>;
  autoFocus?: boolean;
}) {
  if (consents.length === 0) return null;
  return (
    <fieldset className="q" aria-describedby="consents-hint">
      <legend>{form.details}</legend>
      <p className="hint" id="consents-hint">
        {form.detailsHint}
      </p>
      {consents.map(({ key, wording, required }, index) => (
        <CheckBox
          key={key}
          id={consentFieldName(key)}
          name="consents[]"
          value={key}
          label={
            <>
              {wording} {!required && <span className="hint">{form.optionalConsent}</span>}
            </>
          }
          defaultChecked={ticked.includes(key)}
          autoFocus={(autoFocus && index === 0) || undefined}
          error={errors[consentFieldName(key)]}
        />
      ))}
    </fieldset>
  );
}
