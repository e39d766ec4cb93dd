import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccessTokenForm } from '@/components/users/access-token-form';
import { AuditView } from '@/components/users/audit-view';
import { InviteForm } from '@/components/users/invite-form';
import { UserView } from '@/components/users/user-view';
import { UsersView } from '@/components/users/users-view';
import type { ActionState } from '@/lib/kernel/action-state';
import type { MadeLink, UserSummary } from '@/lib/users/user-types';

const actions = vi.hoisted(() => ({ invite: vi.fn(), createToken: vi.fn() }));
vi.mock('@/lib/users/user-actions', () => ({
  inviteUserAction: actions.invite,
  changeUserRolesAction: vi.fn(),
  disableUserAction: vi.fn(),
  enableUserAction: vi.fn(),
  inviteUserAgainAction: vi.fn(),
  sendUserResetAction: vi.fn(),
}));
vi.mock('@/lib/users/account-actions', () => ({ createAccessTokenAction: actions.createToken }));

const ada: UserSummary = {
  id: 'a'.repeat(24),
  name: 'Ada',
  email: 'ada@example.org',
  roles: ['administrator', 'editor'],
  state: 'active',
  lastSignInAt: '2026-03-01T12:00:00.000Z',
};

describe('the users page', () => {
  it('shows name, address, roles, state and the last sign-in', () => {
    render(
      <UsersView users={[ada, { ...ada, id: 'b', name: 'Bea', state: 'invited', lastSignInAt: null }]} />,
    );
    const row = screen.getByRole('row', { name: /Ada/ });
    expect(within(row).getByRole('link')).toHaveAttribute('href', `/dashboard/users/${ada.id}`);
    expect(row).toHaveTextContent(/ada@example\.org.*Administrator, Editor.*Active.*1 March 2026/);
    expect(screen.getByRole('row', { name: /Bea/ })).toHaveTextContent(/Invited.*Never/);
  });
});

describe('one account', () => {
  const buttons = (user: UserSummary, self = false) => {
    const { unmount } = render(<UserView user={user} self={self} history={[]} />);
    const names = screen.getAllByRole('button', { hidden: true }).map((button) => button.textContent);
    unmount();
    return names;
  };

  it('offers what its state allows, and nobody to disable themselves', () => {
    const roles = 'Save the roles';
    expect(buttons(ada)).toEqual([roles, 'Send a link for a new password', 'Disable it']);
    expect(buttons(ada, true)).toEqual([roles, 'Send a link for a new password']);
    expect(buttons({ ...ada, state: 'invited' })).toEqual([roles, 'Make a new invitation', 'Disable it']);
    expect(buttons({ ...ada, state: 'disabled' })).toEqual([roles, 'Enable the account']);
  });
});

describe('an invitation', () => {
  it('shows its link to hand over, and what was chosen stays when it is refused', async () => {
    actions.invite
      .mockResolvedValueOnce({
        status: 'error',
        message: 'There is one thing to put right',
        fields: { email: 'Enter an email address' },
        values: { name: 'Bea', email: '', roles: ['editor'] },
      } satisfies ActionState<MadeLink>)
      .mockResolvedValueOnce({
        status: 'success',
        message: 'Bea is invited',
        data: { link: 'https://www.example.org/invite/secret', email: 'bea@example.org' },
      } satisfies ActionState<MadeLink>);
    render(<InviteForm />);
    await userEvent.type(screen.getByLabelText('Name'), 'Bea');
    await userEvent.click(screen.getByRole('checkbox', { name: /Editor/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Enter an email address');
    expect(screen.getByLabelText('Name')).toHaveValue('Bea');
    expect(screen.getByRole('checkbox', { name: /Editor/ })).toBeChecked();
    await userEvent.type(screen.getByLabelText('Email address'), 'bea@example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
    expect(await screen.findByLabelText('Link to hand over')).toHaveValue(
      'https://www.example.org/invite/secret',
    );
    expect(screen.getByRole('status')).toHaveTextContent('Bea is invited');
  });
});

describe('an access token', () => {
  it('is shown after it was made, with 90 days unless something else is chosen', async () => {
    actions.createToken.mockResolvedValueOnce({
      status: 'success',
      message: 'Made',
      data: { secret: 'psg_secret' },
    } satisfies ActionState<{ secret: string }>);
    render(<AccessTokenForm />);
    expect(screen.queryByLabelText('Your new token')).toBeNull();
    await userEvent.type(screen.getByLabelText('What is it for?'), 'Script');
    await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
    expect(await screen.findByLabelText('Your new token')).toHaveValue('psg_secret');
    expect((actions.createToken.mock.calls[0]?.[1] as FormData).get('days')).toBe('90');
  });
});

describe('the audit', () => {
  it('says who did what to what when, in words', () => {
    const line = {
      id: '1',
      at: '2026-03-01T12:00:00.000Z',
      actorName: 'Ada',
      action: 'user.change-roles',
      detail: 'Editor → Administrator',
      target: { kind: 'user', id: '2', label: 'Bea' },
    };
    const other = {
      ...line,
      id: '2',
      action: 'toString.do-this',
      target: { ...line.target, kind: 'toString' },
    };
    render(
      <AuditView
        lines={[line, other]}
        people={[{ id: 'x', name: 'Ada' }]}
        chosen={{ kind: 'user', person: 'x' }}
        olderHref="/dashboard/audit?before=1"
      />,
    );
    const row = screen.getByRole('row', { name: /changed the roles/ });
    expect(row).toHaveTextContent(
      /Accounts: changed the roles.*Bea – Editor → Administrator.*Ada.*1 March 2026/,
    );
    expect(screen.getByRole('row', { name: /do this/ })).toHaveTextContent('toString: do this');
    expect(screen.getByLabelText('About')).toHaveValue('user');
    expect(screen.getByLabelText('By')).toHaveValue('x');
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/dashboard/audit?before=1');
  });
});
