import { ButtonLink } from '@/components/ui/button';

/** The one field of colour, last on the front page: why join, and the way in. */
export function JoinInvitation({ reasons }: { reasons: string[] }) {
  return (
    <section className="joinband" aria-labelledby="why-join">
      <div className="wrap">
        <div className="row">
          <div className="railhead">
            <p className="when">Join us</p>
          </div>
          <div>
            <h2 id="why-join">Why join the PSG?</h2>
            {reasons.length > 0 && (
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            )}
            <p>
              <ButtonLink href="/join">Become a member</ButtonLink>{' '}
              <span className="aside">It takes about two minutes.</span>
            </p>
          </div>
        </div>
      </div>
    </section>
  );
}
