import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CheckBox, ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';

describe('a field', () => {
  it('ties its label, hint and error to the control', () => {
    render(<TextField label="Your name" name="name" hint="As on a letter" error="Enter your name" />);
    const control = screen.getByLabelText('Your name');
    expect(control).toHaveAccessibleDescription('As on a letter Error: Enter your name');
    expect(control).toBeInvalid();
  });

  it('is not invalid without an error', () => {
    render(<TextField label="Your name" name="name" />);
    expect(screen.getByLabelText('Your name')).not.toHaveAttribute('aria-invalid');
  });
});

describe('choices', () => {
  it('are a named group, with what was ticked', () => {
    render(
      <ChoiceField
        legend="The bulletin"
        name="bulletin"
        type="radio"
        defaultValue="post"
        options={[
          { value: 'email', label: 'By email' },
          { value: 'post', label: 'By post' },
        ]}
      />,
    );
    expect(screen.getByRole('group', { name: 'The bulletin' })).toBeInTheDocument();
    expect(screen.getByLabelText('By post')).toBeChecked();
    expect(screen.getByLabelText('By email')).not.toBeChecked();
  });

  it('start unticked', () => {
    render(<CheckBox label="I agree" name="agree" />);
    expect(screen.getByLabelText('I agree')).not.toBeChecked();
  });
});

describe('the error summary', () => {
  it('takes the focus and leads to each field', () => {
    render(
      <ErrorSummary
        state={{
          status: 'error',
          message: 'There is one thing to put right',
          fields: { name: 'Enter your name' },
        }}
      />,
    );
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Enter your name' })).toHaveAttribute('href', '#name');
  });

  it('is not there without an error', () => {
    render(<ErrorSummary state={{ status: 'idle' }} />);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('leaves success to the status message', () => {
    render(<StatusMessage state={{ status: 'success', message: 'Saved' }} />);
    expect(screen.getByRole('status')).toHaveTextContent('Saved');
  });
});
