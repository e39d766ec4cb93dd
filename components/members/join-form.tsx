'use client';

import { useActionState } from 'react';
import { CheckBox, ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import { consentFieldName, limits } from '@/lib/members/form-fields';
import { joinAction } from '@/lib/members/join-actions';
import { ErrorTitle } from './error-title';
import { tickedBoxes, typed } from './form-value';
import { Honeypot } from './honeypot';
import { PostFields } from './post-fields';

export type JoinFormProps = {
  kinds: { key: string; label: string; hint: string }[];
  consents: { key: string; wording: string; required: boolean }[];
  reasons: string[];
};

export function JoinForm(props: JoinFormProps) {
  const [state, formAction] = useActionState(joinAction, idleState);
  return <JoinFormView {...props} state={state} formAction={formAction} />;
}

/** The form itself, for any state of its action. */
export function JoinFormView({
  kinds,
  consents,
  reasons,
  state,
  formAction,
}: JoinFormProps & { state: ActionState; formAction: (form: FormData) => void }) {
  const errors = state.fields ?? {};
  const ticked = tickedBoxes(state, 'consents');
  return (
    <form className="form" action={formAction} noValidate>
      <ErrorTitle title="Become a member" failed={state.status === 'error'} />
      <ErrorSummary state={state} />
      <h1>Become a member</h1>
      <div className="intro">
        <p>
          Tell us who you are and how you would like the bulletin. A volunteer reads every request and answers
          by email.
        </p>
        {reasons.length > 0 && (
          <ul className="reasons" aria-label="Reasons to join">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        maxLength={limits.name}
        defaultValue={typed(state, 'name')}
        error={errors.name}
      />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="email"
        spellCheck={false}
        maxLength={limits.email}
        hint="We use it to answer you, and for nothing you have not asked for."
        defaultValue={typed(state, 'email')}
        error={errors.email}
      />
      <ChoiceField
        legend="Kind of membership"
        name="kind"
        type="radio"
        options={kinds.map(({ key, label, hint }) => ({ value: key, label, hint }))}
        defaultValue={typed(state, 'kind') ?? kinds[0]?.key}
        error={errors.kind}
      />
      <ChoiceField
        legend="The bulletin"
        name="bulletin"
        type="radio"
        options={[
          { value: 'email', label: 'By email' },
          { value: 'post', label: 'By post', hint: 'We need your postal address for it.' },
          { value: 'none', label: 'No bulletin, thank you' },
        ]}
        defaultValue={typed(state, 'bulletin') ?? 'email'}
        error={errors.bulletin}
      />
      <PostFields state={state} />
      <TextArea
        label="Anything you would like to tell us (optional)"
        name="message"
        maxLength={limits.message}
        defaultValue={typed(state, 'message')}
        error={errors.message}
      />
      {consents.length > 0 && (
        <fieldset className="q" aria-describedby="consents-hint">
          <legend>Your details</legend>
          <p className="hint" id="consents-hint">
            Membership of a group like ours says something about your opinions, so we ask you expressly.
          </p>
          {consents.map(({ key, wording, required }) => (
            <CheckBox
              key={key}
              id={consentFieldName(key)}
              name="consents[]"
              value={key}
              label={
                <>
                  {wording} {!required && <span className="hint">You need not tick this.</span>}
                </>
              }
              defaultChecked={ticked.includes(key)}
              error={errors[consentFieldName(key)]}
            />
          ))}
        </fieldset>
      )}
      <Honeypot />
      <p className="send">
        <SubmitButton pendingLabel="Sending…">Send the request</SubmitButton>
      </p>
    </form>
  );
}
