import type { ReactNode } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionState } from '@/lib/kernel/action-state';
import { honeypotName, stampName } from '@/lib/members/form-fields';
import type { JoinData } from '@/lib/members/join-state';
import { texts } from '@/lib/texts';
import { ErrorTitle } from './error-title';

const { form, review: words, pending } = texts.join;

type Field = keyof typeof words.changeWhat;

/** One line of the request, with the way back to its field: the form comes back whole, and starts at that field. */
function Line({ label, field, children }: { label: string; field: Field; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="lines">{children}</dd>
      <dd>
        <button className="textlink" type="submit" name="change" value={field}>
          {words.change}
          <span className="vh"> {words.changeWhat[field]}</span>
        </button>
      </dd>
    </div>
  );
}

function Consents({ consents, ticked }: { consents: { wording: string }[]; ticked: boolean }) {
  if (consents.length === 0) return null;
  return (
    <Line label={ticked ? words.consents : words.notConsented} field="consents">
      {consents.map(({ wording }) => `“${wording}”`).join('\n')}
    </Line>
  );
}

/** What was typed, to be sent along unseen. */
function KeptValues({ values }: { values: NonNullable<ActionState['values']> }) {
  return Object.entries(values)
    .filter(([name]) => name !== honeypotName)
    .flatMap(([name, value]) =>
      typeof value === 'string' ? (
        <input key={name} type="hidden" name={name} value={value} />
      ) : (
        value.map((each) => <input key={`${name} ${each}`} type="hidden" name={`${name}[]`} value={each} />)
      ),
    );
}

/** The whole request as it will be kept, before it is sent. Nothing is stored so far. */
export function JoinReview({
  review: { request, stamp, again },
  values,
  formAction,
}: {
  review: NonNullable<JoinData['review']>;
  values: NonNullable<ActionState['values']>;
  formAction: (form: FormData) => void;
}) {
  const { address, consents } = request;
  return (
    <form className="form" action={formAction}>
      <ErrorTitle title={words.title} failed={again} />
      {again && (
        <div className="summary" role="alert">
          <h2>{words.again}</h2>
          <p>{words.againText}</p>
        </div>
      )}
      <h1>{words.title}</h1>
      <p className="intro">{words.intro}</p>
      <dl className="record answers">
        <Line label={words.name} field="name">
          {request.name}
        </Line>
        <Line label={words.email} field="email">
          {request.email}
        </Line>
        <Line label={words.kind} field="kind">
          {request.kindLabel}
        </Line>
        <Line label={words.bulletin} field="bulletin">
          {form.bulletinWays[request.bulletin]}
        </Line>
        {address && (
          <Line label={words.address} field="addressLines">
            {[address.lines, address.postcode, address.country].filter(Boolean).join('\n')}
          </Line>
        )}
        <Line label={words.message} field="message">
          {request.message || words.noMessage}
        </Line>
        <Consents consents={consents.filter(({ ticked }) => ticked)} ticked />
        <Consents consents={consents.filter(({ ticked }) => !ticked)} ticked={false} />
      </dl>
      <KeptValues values={values} />
      <input type="hidden" name={stampName} value={stamp} />
      <p className="send">
        <SubmitButton name="step" value="send" pendingLabel={pending.send}>
          {words.send}
        </SubmitButton>
        <span className="hint">{words.sendHint}</span>
      </p>
    </form>
  );
}
