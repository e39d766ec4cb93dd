import type { Role, UserState } from '@/models/user';

export type { Role, UserState };

/** An account as the users page shows it; instants are ISO 8601. Never carries anything of the password. */
export type UserSummary = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  state: UserState;
  lastSignInAt: string | null;
};

export const roleLabels: Record<Role, string> = {
  administrator: 'Administrator',
  editor: 'Editor',
  'membership-secretary': 'Membership secretary',
};

export const roleHints: Record<Role, string> = {
  administrator: 'Users, settings and the audit',
  editor: 'News, sections and topics',
  'membership-secretary': 'Requests to join, members and their mail',
};

export const stateLabels: Record<UserState, string> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Disabled',
};

/** Roles as a reader's list: "Administrator, Editor". */
export const roleList = (roles: Role[]): string => roles.map((role) => roleLabels[role]).join(', ');

/** A link that opens an account, shown once to the administrator who made it. */
export type MadeLink = { link: string; email: string };
