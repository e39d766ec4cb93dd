import 'server-only';
import { cache } from 'react';
import { lastGood } from '@/lib/kernel/last-good';
import { getSettings } from '@/lib/settings/settings-queries';

/** The settings, also while the database is away: the form must come back with what was typed. */
export const getJoinSettings = cache(() => lastGood('settings', getSettings));
