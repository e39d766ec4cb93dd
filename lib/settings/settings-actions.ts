'use server';

import { redirect } from 'next/navigation';
import { guardedAction } from '@/lib/auth/guarded-action';
import { saveSettings } from './settings-mutations';
import { settingsSchema } from './settings-schema';

export const saveSettingsAction = guardedAction({
  capability: 'settings.edit',
  schema: settingsSchema,
  run: async (viewer, input) => {
    redirect(`/dashboard/settings?done=${await saveSettings(viewer, input)}`);
  },
});
