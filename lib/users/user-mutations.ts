import 'server-only';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import type { Role } from '@/models/user';
import type { InviteInput } from './user-schema';
import * as steps from './user-step-mutations';
import type { MadeLink } from './user-types';

/** What administrators do with accounts. Each throws `not-allowed` for anybody else, and what its step throws. */

export async function inviteUser(viewer: Viewer, input: InviteInput): Promise<MadeLink> {
  authorise(viewer, 'users.manage');
  return steps.invite(viewer, input);
}

export async function changeUserRoles(viewer: Viewer, input: { id: string; roles: Role[] }): Promise<void> {
  authorise(viewer, 'users.manage');
  await steps.changeRoles(viewer, input.id, input.roles);
}

export async function disableUser(viewer: Viewer, id: string): Promise<void> {
  authorise(viewer, 'users.manage');
  await steps.disable(viewer, id);
}

export async function enableUser(viewer: Viewer, id: string): Promise<void> {
  authorise(viewer, 'users.manage');
  await steps.enable(viewer, id);
}

export async function inviteUserAgain(viewer: Viewer, id: string): Promise<MadeLink> {
  authorise(viewer, 'users.manage');
  return steps.inviteAgain(viewer, id);
}

export async function sendUserReset(viewer: Viewer, id: string): Promise<MadeLink> {
  authorise(viewer, 'users.manage');
  return steps.sendReset(viewer, id);
}
