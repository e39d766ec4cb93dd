import { RailDay } from './rail-day';

/** The head of a batch: its day, and how many items stand under it. */
export function DayHead({ day, count }: { day: string; count: number }) {
  return (
    <div className="railhead">
      <h2 className="when">
        <RailDay day={day} />
      </h2>
      <p className="tally">{count === 1 ? '1 item' : `${count} items`}</p>
    </div>
  );
}
