import { ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { honeypotName } from '@/lib/members/form-fields';
import type { JoinState } from '@/lib/members/join-state';
import { texts } from '@/lib/texts';
import { ConsentFields, type ConsentWording } from './consent-fields';
import { ErrorTitle } from './error-title';
import { tickedBoxes, typed } from './form-value';
import { Honeypot } from './honeypot';
import { PostFields } from './post-fields';

export type JoinFormProps = {
  kinds: { key: string; label: string; hint: string }[];
  consents: ConsentWording[];
  reasons: string[];
};

const { form } = texts.join;

// No `maxlength`: it would cut what is pasted without a word. The answer says what is too long, and keeps it.
/** The form itself, for any state of its action. */
export function JoinFormView({
  kinds,
  consents,
  reasons,
  state,
  formAction,
}: JoinFormProps & { state: JoinState; formAction: (form: FormData) => void }) {
  const errors = state.fields ?? {};
  const values = state.values ?? state.data?.values;
  const startsAt = (name: string) => state.data?.startAt === name || undefined;
  return (
    <form className="form" action={formAction} noValidate>
      <ErrorTitle title={form.title} failed={state.status === 'error'} />
      <ErrorSummary state={state} fieldIds={{ [honeypotName]: '' }} />
      <h1>{form.title}</h1>
      <div className="intro">
        <p>{form.intro}</p>
        {reasons.length > 0 && (
          <ul className="reasons" aria-label={form.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
      <TextField
        label={form.name}
        name="name"
        autoComplete="name"
        defaultValue={typed(values, 'name')}
        autoFocus={startsAt('name')}
        error={errors.name}
      />
      <TextField
        label={form.email}
        name="email"
        type="email"
        autoComplete="email"
        spellCheck={false}
        hint={form.emailHint}
        defaultValue={typed(values, 'email')}
        autoFocus={startsAt('email')}
        error={errors.email}
      />
      <ChoiceField
        legend={form.kind}
        name="kind"
        type="radio"
        options={kinds.map(({ key, label, hint }) => ({ value: key, label, hint }))}
        defaultValue={typed(values, 'kind') ?? kinds[0]?.key}
        autoFocus={startsAt('kind')}
        error={errors.kind}
      />
      <ChoiceField
        legend={form.bulletin}
        name="bulletin"
        type="radio"
        options={[
          { value: 'email', label: form.bulletinWays.email },
          { value: 'post', label: form.bulletinWays.post, hint: form.postHint },
          { value: 'none', label: form.bulletinWays.none },
        ]}
        defaultValue={typed(values, 'bulletin') ?? 'email'}
        autoFocus={startsAt('bulletin')}
        error={errors.bulletin}
      />
      <PostFields values={values} errors={errors} autoFocus={startsAt('addressLines')} />
      <TextArea
        label={form.message}
        name="message"
        defaultValue={typed(values, 'message')}
        autoFocus={startsAt('message')}
        error={errors.message}
      />
      <ConsentFields
        consents={consents}
        ticked={tickedBoxes(values, 'consents')}
        errors={errors}
        autoFocus={startsAt('consents')}
      />
      <Honeypot />
      <p className="send">
        <SubmitButton name="step" value="check" pendingLabel={texts.join.pending.next}>
          {form.next}
        </SubmitButton>
        <span className="hint">{form.nextHint}</span>
      </p>
    </form>
  );
}
