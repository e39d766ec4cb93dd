'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { publicAction } from '@/lib/auth/guarded-action';
import { AppError } from '@/lib/kernel/errors';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { texts } from '@/lib/texts';
import { createApplication } from './application-mutations';
import { submittedFormSchema } from './application-schema';
import { linkSecretSchema } from './confirm-link';
import { confirmByLink, withdrawByLink } from './confirmation-mutations';
import { honeypotName, stampName } from './form-fields';
import type { JoinData } from './join-state';
import { reviewRequest } from './review-queries';
import { isTooFast, makeStamp, readStamp } from './review-stamp';

/**
 * The form to join, whose buttons say what is wanted. `step` is `check`: look the request through and show it once
 * more; or `send`: keep it, and lead to the thanks. `change` names a field to go back to. What was typed stays in
 * all of them.
 */
export const joinAction = publicAction({
  schema: submittedFormSchema,
  run: async ({ step, change, [stampName]: stamp, ...values }): Promise<{ data: JoinData }> => {
    if (typeof change === 'string') return { data: { values, startAt: change } };
    const request = await reviewRequest(values);
    if (values[honeypotName]) throw trapped();
    const now = new Date();
    const shown = readStamp(stamp);
    if (step === 'send' && shown && !isTooFast(shown, now)) {
      const { reference } = await createApplication(values, await clientAddress(), shown);
      redirect(`/join/thank-you?reference=${reference}`);
    }
    return {
      data: { values, review: { request, stamp: makeStamp(shown ?? now), again: step === 'send' } },
    };
  },
});

// A person's password manager may have done it, so nobody is turned away in silence.
const trapped = () =>
  new AppError('invalid-input', texts.join.trapped, { fields: { [honeypotName]: texts.join.trappedText } });

const linkSchema = z.object({ token: linkSecretSchema });

/** Whatever came of it: the page behind the link says how the request stands, also where it was pressed twice. */
const linkAction = (act: (secret: string) => Promise<void>) =>
  publicAction({
    schema: linkSchema,
    run: async ({ token }) => {
      await countAttempt({
        purpose: 'join-link',
        key: await clientAddress(),
        limit: 60,
        windowSeconds: 60 * 60,
      });
      await act(token).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'wrong-state')) throw error;
      });
      redirect(`/join/confirm?token=${token}`);
    },
  });

export const confirmAddressAction = linkAction(confirmByLink);

export const withdrawRequestAction = linkAction(withdrawByLink);
