import { Day } from '@/components/ui/date';

/** What was put right after publication: after the text, in full size, never hidden. */
export function Corrections({ corrections }: { corrections: { day: string; text: string }[] }) {
  return corrections.map((correction, index) => (
    <div className="note" key={index}>
      <strong>
        Correction, <Day day={correction.day} />
      </strong>
      {correction.text}
    </div>
  ));
}
