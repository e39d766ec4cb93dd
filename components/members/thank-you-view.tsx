import { confirmMessage } from '@/lib/members/messages/confirm-message';
import { texts } from '@/lib/texts';

const { thanks } = texts.join;

/**
 * What everybody sees who has sent a request, whether or not the address is known. Nothing personal: only the
 * reference, where it is known. The mail is the one that an unknown address gets.
 */
export function ThankYouView({
  reference,
  contactEmail,
  confirmDays,
  answerDays,
}: {
  reference: string | null;
  contactEmail: string;
  confirmDays: number;
  answerDays: number;
}) {
  const mail = confirmMessage({
    name: thanks.yourName,
    reference: reference ?? thanks.yourReference,
    contactEmail,
    link: thanks.link,
    days: confirmDays,
    knownAs: 'nobody',
  });
  return (
    <div className="form">
      <h1>{thanks.title}</h1>
      {reference && (
        <p className="intro">
          {thanks.reference} <strong className="lines">{reference}</strong>. {thanks.quote}
        </p>
      )}
      <div className="prose">
        <h2>{thanks.next}</h2>
        <ol>
          {thanks.steps(confirmDays, answerDays).map(({ when, what }) => (
            <li key={when}>
              <strong>{when}</strong> {what}
            </li>
          ))}
        </ol>
        <h2>{thanks.mail}</h2>
        <p>{thanks.mailIntro}</p>
        <figure className="mail">
          <figcaption>
            {thanks.subject}: {mail.subject}
          </figcaption>
          <div className="lines">{mail.text.trimEnd()}</div>
        </figure>
        <h2>{thanks.missing}</h2>
        <p>
          {thanks.missingText} <a href="/join">{thanks.sendAgain}</a>. {thanks.limit}
          {contactEmail && (
            <>
              {' '}
              {thanks.write} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
            </>
          )}
        </p>
      </div>
    </div>
  );
}
