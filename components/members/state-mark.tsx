import { StateMark, type DiamondShape } from '@/components/ui/mark';
import { stateLabels, type ApplicationState } from '@/lib/members/application-types';

type Look = { shape: DiamondShape; tone: 'soft' | 'cool' | 'ink' | 'red' };

const looks: Record<ApplicationState, Look> = {
  unconfirmed: { shape: 'hollow', tone: 'soft' },
  pending: { shape: 'core', tone: 'cool' },
  approved: { shape: 'full', tone: 'ink' },
  declined: { shape: 'barred', tone: 'red' },
  withdrawn: { shape: 'barred', tone: 'soft' },
};

export const shapeOf = (state: ApplicationState): DiamondShape => looks[state].shape;

/** A request's state: word and shape. */
export function ApplicationStateMark({ state }: { state: ApplicationState }) {
  return <StateMark {...looks[state]}>{stateLabels[state]}</StateMark>;
}
