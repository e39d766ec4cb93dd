import type { Role, UserState } from '@/models/user';

export type Account = { id: string; state: UserState; roles: Role[] };
export type AccountStep = 'change-roles' | 'disable' | 'enable' | 'invite-again' | 'send-reset';

const allowedIn: Record<AccountStep, UserState[]> = {
  'change-roles': ['invited', 'active', 'disabled'],
  disable: ['invited', 'active'],
  enable: ['disabled'],
  'invite-again': ['invited'],
  'send-reset': ['active'],
};

/**
 * Why a step can't be taken with an account, as a sentence; null where it can. `actorId` is null for the command
 * line. Whether an administrator would be left is asked of the database, at the moment of the change.
 */
export function whyNot(step: AccountStep, account: Account, actorId: string | null): string | null {
  if (!allowedIn[step].includes(account.state)) return stateReasons[step];
  if (step === 'disable' && account.id === actorId)
    return 'You can’t disable your own account. Ask another administrator.';
  return null;
}

const stateReasons: Record<AccountStep, string> = {
  'change-roles': 'The roles of this account can’t be changed.',
  disable: 'This account is disabled already.',
  enable: 'This account is not disabled.',
  'invite-again': 'This person has taken up the invitation already, or the account is disabled.',
  'send-reset': 'Only an active account can get a link for a new password.',
};

/** Whether an account counts among those that keep the site manageable. */
export const isActiveAdministrator = (account: Pick<Account, 'state' | 'roles'>): boolean =>
  account.state === 'active' && account.roles.includes('administrator');
