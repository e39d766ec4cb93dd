import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { LinkGone } from '@/components/auth/link-gone';
import { NewPasswordForm } from '@/components/auth/new-password-form';
import { SetupForm } from '@/components/auth/setup-form';
import { SignInForm } from '@/components/auth/sign-in-form';
import type { ActionState } from '@/lib/kernel/action-state';

const actions = vi.hoisted(() => ({ signIn: vi.fn(), setUp: vi.fn() }));
vi.mock('@/lib/auth/sign-in-actions', () => ({ signInAction: actions.signIn }));
vi.mock('@/lib/users/password-link-actions', () => ({ setUpAction: actions.setUp }));

describe('the sign-in form', () => {
  it('is known to password managers', () => {
    render(<SignInForm />);
    expect(screen.getByLabelText('Email address')).toHaveAttribute('autocomplete', 'username');
    expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
  });

  it('shows a refusal in place, keeps the address and leads to the fields', async () => {
    actions.signIn.mockResolvedValueOnce({
      status: 'error',
      message: 'They do not belong together',
      fields: { email: 'Check the email address', password: 'Type the password again' },
      values: { email: 'ada@example.org' },
    } satisfies ActionState);
    const user = userEvent.setup();
    render(<SignInForm next="/dashboard/articles" />);
    await user.type(screen.getByLabelText('Email address'), 'ada@example.org');
    await user.click(screen.getByLabelText('Password'));
    await user.paste('pasted secret');
    expect(screen.getByLabelText('Password')).toHaveValue('pasted secret');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(summary).toHaveFocus());
    expect(summary).toHaveTextContent('They do not belong together');
    expect(screen.getByRole('link', { name: 'Type the password again' })).toHaveAttribute(
      'href',
      '#password',
    );
    expect(screen.getByLabelText('Email address')).toHaveValue('ada@example.org');
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/Type the password again/);
    const sent = actions.signIn.mock.calls[0]?.[1] as FormData;
    expect(Object.fromEntries(sent)).toEqual({
      next: '/dashboard/articles',
      email: 'ada@example.org',
      password: 'pasted secret',
    });
  });
});

describe('a new password', () => {
  it('goes with its link; the address is there for the password manager and can’t be changed', async () => {
    const action = vi.fn(async () => ({ status: 'idle' }) as ActionState);
    render(
      <NewPasswordForm action={action} token="secret-token" email="ada@example.org" submitLabel="Save" />,
    );
    expect(screen.getByLabelText('Email address')).toHaveAttribute('readonly');
    expect(screen.getByLabelText('New password')).toHaveAttribute('autocomplete', 'new-password');
    expect(screen.getByLabelText('New password')).toHaveAccessibleDescription(/12 characters/);
    await userEvent.type(screen.getByLabelText('New password'), 'four words in a row');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const [, sent] = action.mock.calls[0] as unknown as [ActionState, FormData];
    expect(sent.get('token')).toBe('secret-token');
    expect(sent.get('password')).toBe('four words in a row');
  });

  it('a link that is over says what to do', () => {
    render(<LinkGone askFor="a new invitation" />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('This link no longer works');
    expect(screen.getByText(/for a new invitation/)).toBeInTheDocument();
  });
});

describe('the set-up form', () => {
  it('keeps name and address when the password is refused', async () => {
    actions.setUp.mockResolvedValueOnce({
      status: 'error',
      message: 'There is one thing to put right',
      fields: { password: 'Use at least 12 characters' },
      values: { name: 'Ada', email: 'ada@example.org' },
    } satisfies ActionState);
    render(<SetupForm token="t" />);
    await userEvent.type(screen.getByLabelText('Your name'), 'Ada');
    await userEvent.click(screen.getByRole('button', { name: 'Make the first administrator' }));
    await screen.findByRole('alert');
    expect(screen.getByLabelText('Your name')).toHaveValue('Ada');
    expect(screen.getByLabelText('Email address')).toHaveValue('ada@example.org');
    expect(screen.getByLabelText('Password')).toHaveAttribute('aria-invalid', 'true');
  });
});
