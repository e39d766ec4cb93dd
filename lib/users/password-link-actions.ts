'use server';

import { redirect } from 'next/navigation';
import { clientAddress } from '@/lib/auth/client-address';
import { publicAction } from '@/lib/auth/guarded-action';
import { startSession } from '@/lib/auth/session-cookie';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { hashSecret } from '@/lib/kernel/secret';
import { setUp } from './first-administrator-mutations';
import { setPasswordByLink } from './password-mutations';
import { setupSchema, takeUpLinkSchema } from './user-schema';

export const setUpAction = publicAction({
  schema: setupSchema,
  run: async (input) => {
    await countLinkUse();
    await startSession(await setUp(input));
    redirect('/dashboard');
  },
});

export const acceptInvitationAction = publicAction({
  schema: takeUpLinkSchema,
  run: async (input) => {
    await countLinkUse();
    await startSession(await setPasswordByLink('invite', input));
    redirect('/dashboard');
  },
});

export const resetPasswordAction = publicAction({
  schema: takeUpLinkSchema,
  run: async (input) => {
    await countLinkUse();
    await startSession(await setPasswordByLink('reset', input));
    redirect('/dashboard');
  },
});

// Hashing is dear; nobody needs more tries than this for a password of twelve characters.
const countLinkUse = async () =>
  countAttempt({
    purpose: 'password-link',
    key: hashSecret(await clientAddress()),
    limit: 30,
    windowSeconds: 15 * 60,
  });
