import type { ReactNode } from 'react';
import { texts } from '@/lib/texts';

/** The frame of the pages about joining. */
export function MembershipPage({ note, children }: { note?: string; children: ReactNode }) {
  return (
    <div className="wrap">
      <div className="row joinpage">
        <div className="railhead">
          <p className="when">{texts.join.rail}</p>
          {note && <p className="tally">{note}</p>}
        </div>
        {children}
      </div>
    </div>
  );
}
