'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { publicAction } from '@/lib/auth/guarded-action';
import { siteUrl } from '@/lib/kernel/env';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { createApplication } from './application-mutations';
import { submittedFormSchema } from './application-schema';
import { linkSecretSchema } from './confirm-link';
import { confirmByLink, withdrawByLink } from './confirmation-mutations';
import { referenceCookie } from './reference-cookie';

export const joinAction = publicAction({
  schema: submittedFormSchema,
  run: async (values) => {
    const { reference } = await createApplication(values, await clientAddress());
    (await cookies()).set(referenceCookie, reference, {
      httpOnly: true,
      sameSite: 'lax',
      secure: siteUrl().startsWith('https:'),
      path: '/join',
      maxAge: 10 * 60,
    });
    redirect('/join/thank-you');
  },
});

const linkSchema = z.object({ token: linkSecretSchema });

export const confirmAddressAction = publicAction({
  schema: linkSchema,
  run: async ({ token }) => {
    await countLinkUse();
    await confirmByLink(token);
    redirect(`/join/confirm?token=${token}`);
  },
});

export const withdrawRequestAction = publicAction({
  schema: linkSchema,
  run: async ({ token }) => {
    await countLinkUse();
    await withdrawByLink(token);
    redirect(`/join/confirm?token=${token}`);
  },
});

const countLinkUse = async () =>
  countAttempt({ purpose: 'join-link', key: await clientAddress(), limit: 60, windowSeconds: 60 * 60 });
