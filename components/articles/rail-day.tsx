import { formatDayWithoutYear } from '@/lib/kernel/time';

/** A day as the rail shows it: the year lighter, and below where there is room. */
export function RailDay({ day }: { day: string }) {
  return (
    <time dateTime={day}>
      {formatDayWithoutYear(day)} <span>{day.slice(0, 4)}</span>
    </time>
  );
}
