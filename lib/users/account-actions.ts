'use server';

import { redirect } from 'next/navigation';
import { guardedAction } from '@/lib/auth/guarded-action';
import { startSession } from '@/lib/auth/session-cookie';
import { changePasswordSchema, createTokenSchema, renameSchema, tokenIdSchema } from './account-schema';
import { changeOwnName, createAccessToken, revokeAccessToken } from './own-account-mutations';
import { changeOwnPassword } from './password-mutations';

const capability = 'account.own';

export const changeOwnNameAction = guardedAction({
  capability,
  schema: renameSchema,
  run: async (viewer, { name }) => {
    await changeOwnName(viewer, name);
    redirect('/dashboard/account?done=name');
  },
});

export const changeOwnPasswordAction = guardedAction({
  capability,
  schema: changePasswordSchema,
  run: async (viewer, input) => {
    // Every session has ended by now; this browser's starts anew.
    await startSession(await changeOwnPassword(viewer, input));
    redirect('/dashboard/account?done=password');
  },
});

export const createAccessTokenAction = guardedAction({
  capability,
  schema: createTokenSchema,
  run: async (viewer, input) => ({
    message: 'The token is made. Copy it now: it is not shown again',
    data: { secret: await createAccessToken(viewer, input) },
  }),
});

export const revokeAccessTokenAction = guardedAction({
  capability,
  schema: tokenIdSchema,
  run: async (viewer, { id }) => {
    await revokeAccessToken(viewer, id);
    redirect('/dashboard/account?done=revoked');
  },
});
