import type { Capability } from '@/lib/auth/capabilities';

/**
 * What each way into the site asks of those who use it. `public`: anybody. A capability: signed in, with a role
 * that gives it. A list: any one of them. What is not declared here fails a test, and so does what no longer exists.
 */
export type Rule = 'public' | Capability | Capability[];

/** Server actions: file, then the exported action. */
export const actionRules: Record<string, Record<string, Rule>> = {
  'lib/auth/sign-in-actions.ts': { signInAction: 'public', signOutAction: 'public' },
  'lib/members/decision-actions.ts': {
    approveApplicationAction: 'members.decide',
    confirmApplicationAction: 'members.decide',
    declineApplicationAction: 'members.decide',
    withdrawApplicationAction: 'members.decide',
  },
  'lib/members/join-actions.ts': {
    confirmAddressAction: 'public',
    joinAction: 'public',
    withdrawRequestAction: 'public',
  },
  'lib/users/account-actions.ts': {
    changeOwnNameAction: 'account.own',
    changeOwnPasswordAction: 'account.own',
    createAccessTokenAction: 'account.own',
    revokeAccessTokenAction: 'account.own',
  },
  // Each of these asks for the secret of a one-time link instead of a session.
  'lib/users/password-link-actions.ts': {
    acceptInvitationAction: 'public',
    resetPasswordAction: 'public',
    setUpAction: 'public',
  },
  'lib/users/user-actions.ts': {
    changeUserRolesAction: 'users.manage',
    disableUserAction: 'users.manage',
    enableUserAction: 'users.manage',
    inviteUserAction: 'users.manage',
    inviteUserAgainAction: 'users.manage',
    sendUserResetAction: 'users.manage',
  },
};

/** Pages of the dashboard. */
export const pageRules: Record<string, Rule> = {
  'app/dashboard/members/[id]/page.tsx': 'members.decide',
  'app/dashboard/members/contacts/page.tsx': 'members.decide',
  'app/dashboard/members/page.tsx': 'members.decide',
  'app/dashboard/outbox/[id]/page.tsx': ['outbox.read', 'users.manage'],
  'app/dashboard/outbox/page.tsx': ['outbox.read', 'users.manage'],
  'app/dashboard/page.tsx': 'dashboard.see',
};

/** Route handlers: file, then the method. */
export const handlerRules: Record<string, Record<string, Rule>> = {
  'app/api/auth/[...nextauth]/route.ts': { GET: 'public', POST: 'public' },
  'app/api/health/route.ts': { GET: 'public' },
  'app/api/ready/route.ts': { GET: 'public' },
  'app/api/sections/route.ts': { GET: 'public' },
  'app/dashboard/members/export/route.ts': { GET: 'members.decide' },
  'app/feed.xml/route.ts': { GET: 'public' },
};
