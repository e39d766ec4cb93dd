import { ButtonLink } from '@/components/ui/button';
import { texts } from '@/lib/texts';

const { invitation } = texts.join;

/** The one field of colour, last on the front page: why join, and the way in. */
export function JoinInvitation({ reasons }: { reasons: string[] }) {
  return (
    <section className="joinband" aria-labelledby="why-join">
      <div className="wrap">
        <div className="row">
          <div className="railhead">
            <p className="when">{invitation.rail}</p>
          </div>
          <div>
            <h2 id="why-join">{invitation.title}</h2>
            {reasons.length > 0 && (
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            )}
            <p>
              <ButtonLink href="/join">{invitation.button}</ButtonLink>{' '}
              <span className="aside">{invitation.duration}</span>
            </p>
          </div>
        </div>
      </div>
    </section>
  );
}
