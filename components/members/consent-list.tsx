import { Instant } from '@/components/ui/date';
import type { ConsentRecord } from '@/lib/members/application-types';

/** What somebody agreed to, in the words that stood beside the box, and when. */
export function ConsentList({ consents }: { consents: ConsentRecord[] }) {
  if (consents.length === 0) return <p>No box was ticked.</p>;
  return (
    <ul className="entries">
      {consents.map((consent) => (
        <li key={consent.key}>
          <q>{consent.wording}</q>
          <span className="flag">
            Ticked on <Instant at={consent.givenAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
