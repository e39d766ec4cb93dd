import { Button, ButtonLink } from '@/components/ui/button';
import { CheckBox, ChoiceField } from '@/components/ui/choice-field';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import { SelectField, TextArea, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { StyleSection } from './style-section';

const ways = [
  { value: 'email', label: 'By email' },
  { value: 'post', label: 'By post', hint: 'We need your postal address for it.' },
];
const wrong = {
  status: 'error' as const,
  message: 'There are 2 things to put right',
  fields: { 'wrong-text': 'Enter your name', 'wrong-choice': 'Choose one' },
};

/** Buttons in each state, fields with and without hint and error, what is said before and after. */
export function FormParts() {
  return (
    <>
      <StyleSection title="Buttons">
        <p className="send">
          <Button>Solid</Button>
          <Button variant="quiet">Quiet</Button>
          <ButtonLink href="#buttons">A link like a button</ButtonLink>
          <Button aria-disabled>Cannot act</Button>
          <span className="hint">because the reason stands beside it</span>
        </p>
        <p className="send">
          <Button size="small">Small</Button>
          <Button size="small" variant="quiet">
            Small and quiet
          </Button>
          <Button size="small" aria-disabled>
            Cannot act
          </Button>
          <button type="button" className="textlink">
            Goes back
          </button>
        </p>
        <form action="#buttons">
          <SubmitButton pendingLabel="Sending…">Sends a form</SubmitButton>
        </form>
        <ConfirmForm summaryLabel="Cannot be taken back" question="Really?">
          <p>
            <Button size="small">Yes</Button>
          </p>
        </ConfirmForm>
      </StyleSection>
      <StyleSection title="Fields">
        <form className="form" action="#fields">
          <TextField label="A line of text" name="text" hint="A hint says what helps before it goes wrong." />
          <TextField label="An email address" name="email" type="email" defaultValue="name@example.org" />
          <TextArea label="More lines" name="lines" />
          <SelectField
            label="One of a few"
            name="select"
            options={ways.map(({ value, label }) => ({ value, label }))}
          />
          <ChoiceField legend="One answer" name="one" type="radio" options={ways} defaultValue="email" />
          <ChoiceField legend="Several answers" name="several[]" type="checkbox" options={ways} />
          <CheckBox label="A box on its own" name="box" />
        </form>
      </StyleSection>
      <StyleSection title="Errors">
        <form className="form" action="#errors">
          <ErrorSummary state={wrong} takesFocus={false} />
          <TextField label="A line of text" name="wrong-text" error="Enter your name" />
          <ChoiceField
            legend="One answer"
            name="wrong-choice"
            type="radio"
            options={ways}
            error="Choose one"
          />
          <CheckBox label="A box on its own" name="wrong-box" error="Tick the box" />
        </form>
        <StatusMessage state={{ status: 'success', message: 'What went well is said once.' }} />
      </StyleSection>
    </>
  );
}
