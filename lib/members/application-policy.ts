import { can, type Viewer } from '@/lib/auth/capabilities';
import type { ApplicationState } from './application-types';

/** The order in which the desk shows them: what waits comes first. */
export const deskStates = [
  'pending',
  'unconfirmed',
  'approved',
  'declined',
  'withdrawn',
] as const satisfies readonly ApplicationState[];

export const applicationSteps = ['confirm', 'approve', 'decline', 'withdraw'] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

const steps: Record<ApplicationStep, { from: readonly ApplicationState[]; to: ApplicationState }> = {
  confirm: { from: ['unconfirmed'], to: 'pending' },
  approve: { from: ['pending'], to: 'approved' },
  decline: { from: ['pending'], to: 'declined' },
  withdraw: { from: ['unconfirmed', 'pending'], to: 'withdrawn' },
};

/** The states that a step starts from, and the one it leads to. */
export const stepStates = (step: ApplicationStep) => steps[step];

/** Whether a request in this state may take the step. */
export function allowsStep(state: ApplicationState, step: ApplicationStep): boolean {
  return steps[step].from.includes(state);
}

/**
 * The steps that this viewer may take with a request. An approval without a contact was cut short, and may be
 * given once more.
 */
export function stepsFor(
  viewer: Pick<Viewer, 'roles'> | null,
  { state, contactId }: { state: ApplicationState; contactId: string | null },
): ApplicationStep[] {
  if (!can(viewer, 'members.decide')) return [];
  if (state === 'approved' && contactId === null) return ['approve'];
  return applicationSteps.filter((step) => allowsStep(state, step));
}
