import { StateTabs } from '@/components/ui/list-page';
import { deskStates } from '@/lib/members/application-policy';
import { stateLabels, type ApplicationState } from '@/lib/members/application-types';
import { shapeOf } from './state-mark';

/** The states of requests with their counts; what waits for a decision comes first. */
export function DeskTabs({
  counts,
  current,
}: {
  counts: Record<ApplicationState, number>;
  current: ApplicationState | null;
}) {
  return (
    <StateTabs
      label="States of requests"
      items={[
        ...deskStates.map((state) => ({
          href: `/dashboard/members?state=${state}`,
          label: stateLabels[state],
          count: counts[state],
          current: state === current,
          shape: shapeOf(state),
        })),
      ]}
    />
  );
}
