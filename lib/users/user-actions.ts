'use server';

import { guardedAction } from '@/lib/auth/guarded-action';
import { redirect } from 'next/navigation';
import {
  changeUserRoles,
  disableUser,
  enableUser,
  inviteUser,
  inviteUserAgain,
  sendUserReset,
} from './user-mutations';
import { changeRolesSchema, inviteSchema, userIdSchema } from './user-schema';

const capability = 'users.manage';

export const inviteUserAction = guardedAction({
  capability,
  schema: inviteSchema,
  run: async (viewer, input) => ({
    message: `${input.name} is invited`,
    data: await inviteUser(viewer, input),
  }),
});

export const inviteUserAgainAction = guardedAction({
  capability,
  schema: userIdSchema,
  run: async (viewer, { id }) => ({
    message: 'There is a new invitation; the one before no longer works',
    data: await inviteUserAgain(viewer, id),
  }),
});

export const sendUserResetAction = guardedAction({
  capability,
  schema: userIdSchema,
  run: async (viewer, { id }) => ({
    message: 'There is a link for a new password',
    data: await sendUserReset(viewer, id),
  }),
});

export const changeUserRolesAction = guardedAction({
  capability,
  schema: changeRolesSchema,
  run: async (viewer, input) => {
    await changeUserRoles(viewer, input);
    redirect(`/dashboard/users/${input.id}?done=roles`);
  },
});

export const disableUserAction = guardedAction({
  capability,
  schema: userIdSchema,
  run: async (viewer, { id }) => {
    await disableUser(viewer, id);
    redirect(`/dashboard/users/${id}?done=disabled`);
  },
});

export const enableUserAction = guardedAction({
  capability,
  schema: userIdSchema,
  run: async (viewer, { id }) => {
    await enableUser(viewer, id);
    redirect(`/dashboard/users/${id}?done=enabled`);
  },
});
