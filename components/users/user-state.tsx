import { StateMark } from '@/components/ui/mark';
import { stateLabels, type UserState } from '@/lib/users/user-types';

const looks = {
  invited: { shape: 'half', tone: 'cool' },
  active: { shape: 'full', tone: 'ink' },
  disabled: { shape: 'barred', tone: 'red' },
} as const;

/** An account's state: word and shape. */
export function UserStateMark({ state }: { state: UserState }) {
  return <StateMark {...looks[state]}>{stateLabels[state]}</StateMark>;
}
