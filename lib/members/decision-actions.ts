'use server';

import { redirect } from 'next/navigation';
import { guardedAction } from '@/lib/auth/guarded-action';
import {
  approveApplication,
  confirmApplicationByHand,
  declineApplication,
  withdrawApplication,
} from './decision-mutations';
import { approveSchema, confirmByHandSchema, declineSchema, withdrawSchema } from './decision-schema';

const capability = 'members.decide';

export const approveApplicationAction = guardedAction({
  capability,
  schema: approveSchema,
  run: async (viewer, input) => {
    await approveApplication(viewer, input);
    redirect(`/dashboard/members/${input.id}?done=approved`);
  },
});

export const declineApplicationAction = guardedAction({
  capability,
  schema: declineSchema,
  run: async (viewer, input) => {
    await declineApplication(viewer, input);
    redirect(`/dashboard/members/${input.id}?done=declined`);
  },
});

export const confirmApplicationAction = guardedAction({
  capability,
  schema: confirmByHandSchema,
  run: async (viewer, input) => {
    await confirmApplicationByHand(viewer, input);
    redirect(`/dashboard/members/${input.id}?done=confirmed`);
  },
});

export const withdrawApplicationAction = guardedAction({
  capability,
  schema: withdrawSchema,
  run: async (viewer, input) => {
    await withdrawApplication(viewer, input);
    redirect(`/dashboard/members/${input.id}?done=withdrawn`);
  },
});
