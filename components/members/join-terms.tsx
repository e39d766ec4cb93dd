import { texts } from '@/lib/texts';

const { terms } = texts.join;

/** What happens to what is typed beside it, in plain words. */
export function JoinTerms({ contactEmail, confirmDays }: { contactEmail: string; confirmDays: number }) {
  return (
    <section className="terms" aria-labelledby="terms-title">
      <h2 id="terms-title">{terms.title}</h2>
      <p>{terms.who(confirmDays)}</p>
      <p>{terms.kept}</p>
      <p>{terms.withdraw}</p>
      {contactEmail && (
        <p>
          {terms.rights} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
        </p>
      )}
    </section>
  );
}
