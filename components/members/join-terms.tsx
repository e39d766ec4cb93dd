/** What happens to what is typed beside it, in plain words. Keep it true: it is what people agree to. */
export function JoinTerms({ contactEmail, confirmDays }: { contactEmail: string; confirmDays: number }) {
  return (
    <section className="terms" aria-labelledby="terms-title">
      <h2 id="terms-title">What happens to this</h2>
      <p>
        Only the membership secretary sees your request. We send an email to ask whether the address is yours,
        and nobody decides about your request before you press the button it leads to, within {confirmDays}{' '}
        days, or the secretary has made sure in another way, such as a telephone call.
      </p>
      <p>
        We keep what you typed, the exact words of each box you ticked and the time. Your postal address is
        kept only if you want the bulletin by post.
      </p>
      <p>
        By the link in the same email you can withdraw the request as long as it is not decided. Your postal
        address and your message are then removed at once.
      </p>
      {contactEmail && (
        <p>
          To see, correct or delete what we hold, write to{' '}
          <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
        </p>
      )}
    </section>
  );
}
