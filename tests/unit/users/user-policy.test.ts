import { describe, expect, it } from 'vitest';
import { isActiveAdministrator, whyNot, type AccountStep } from '@/lib/users/user-policy';
import { roles, userStates, type UserState } from '@/models/user';

const allowed: Record<AccountStep, UserState[]> = {
  'change-roles': ['invited', 'active', 'disabled'],
  disable: ['invited', 'active'],
  enable: ['disabled'],
  'invite-again': ['invited'],
  'send-reset': ['active'],
};
const cases = (Object.keys(allowed) as AccountStep[]).flatMap((step) =>
  userStates.map((state) => ({ step, state })),
);

describe('steps with an account', () => {
  it.each(cases)('$step when $state', ({ step, state }) => {
    const reason = whyNot(step, { id: 'a', state, roles: ['editor'] }, 'b');
    expect(reason === null).toBe(allowed[step].includes(state));
  });

  it.each(cases)('$step with one’s own account when $state', ({ step, state }) => {
    const reason = whyNot(step, { id: 'a', state, roles: ['administrator'] }, 'a');
    expect(reason === null).toBe(step !== 'disable' && allowed[step].includes(state));
  });
});

describe('who keeps the site manageable', () => {
  it.each(roles.flatMap((role) => userStates.map((state) => ({ role, state }))))(
    '$role, $state',
    ({ role, state }) =>
      expect(isActiveAdministrator({ state, roles: [role] })).toBe(
        role === 'administrator' && state === 'active',
      ),
  );
});
