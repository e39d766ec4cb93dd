import { z } from 'zod';
import { texts } from '@/lib/texts';
import type { ApplicationState } from './application-types';

/** Days in which the link of a confirmation mail confirms. */
export const confirmDays = 14;

/** Days for which the link still shows the request's state and withdraws it; then the database forgets it. */
export const linkKeptDays = 90;

/** A link's secret as `makeSecret` writes it. */
export const linkSecretSchema = z.string().regex(/^[\w-]{43}$/, texts.joinErrors.brokenLink);

/** What the page behind a link says. */
export type LinkState = 'unknown' | 'confirmable' | 'expired' | ApplicationState;

/** What a link is good for, from the state of its request and the time since it was made. */
export function linkState(state: ApplicationState, madeAt: Date, now: Date): LinkState {
  if (state !== 'unconfirmed') return state;
  const days = (now.getTime() - madeAt.getTime()) / (24 * 60 * 60 * 1000);
  return days < confirmDays ? 'confirmable' : 'expired';
}
