'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clientAddress } from './client-address';
import { publicAction } from './guarded-action';
import { safeNextPath } from './safe-next-path';
import { endSession, startSession } from './session-cookie';
import { recordSignOut, signInSchema, signInWithPassword } from './sign-in';
import { getViewer } from './viewer';

export const signInAction = publicAction({
  schema: signInSchema.extend({ next: z.string().optional().catch(undefined) }),
  run: async (input) => {
    await startSession(await signInWithPassword(input, await clientAddress()));
    redirect(safeNextPath(input.next));
  },
});

export const signOutAction = publicAction({
  schema: z.object({}),
  run: async () => {
    const viewer = await getViewer();
    await endSession();
    await recordSignOut(viewer?.id);
    redirect('/login?signed-out=1');
  },
});
