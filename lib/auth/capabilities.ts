import type { Role } from '@/models/user';

/** What a signed-in person may do. Roles add up; nobody has a capability that none of their roles gives. */
export const capabilities = [
  'dashboard.see',
  'account.own',
  'articles.edit',
  'articles.publish',
  'sections.edit',
  'topics.edit',
  'members.decide',
  'outbox.read',
  'users.manage',
  'settings.edit',
  'audit.read',
] as const;
export type Capability = (typeof capabilities)[number];

const everybody: Capability[] = ['dashboard.see', 'account.own'];

// The administrator runs the site and sees no joiner's data: that belongs to the secretary alone.
const granted: Record<Role, Capability[]> = {
  administrator: [...everybody, 'users.manage', 'settings.edit', 'audit.read'],
  editor: [...everybody, 'articles.edit', 'articles.publish', 'sections.edit', 'topics.edit'],
  'membership-secretary': [...everybody, 'members.decide', 'outbox.read'],
};

/** Somebody who is signed in: a session or a personal access token, checked against the database. */
export type Viewer = { id: string; name: string; email: string; roles: Role[] };

/** Whether one of the viewer's roles gives the capability. */
export function can(viewer: Pick<Viewer, 'roles'> | null, capability: Capability): boolean {
  return viewer !== null && viewer.roles.some((role) => granted[role].includes(capability));
}
