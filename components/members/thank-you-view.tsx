/** What everybody sees who has sent a request, whether or not the address is known. */
export function ThankYouView({ reference, confirmDays }: { reference: string | null; confirmDays: number }) {
  return (
    <div className="form">
      <h1>Thank you: now look at your email</h1>
      <div className="prose">
        {reference && (
          <p>
            Your request has the reference <strong>{reference}</strong>. Quote it if you write to us.
          </p>
        )}
        <p>
          We have sent an email to the address you gave. Open the link in it within {confirmDays} days and
          press the button there; then a volunteer reads your request and answers by email.
        </p>
        <p>
          If nothing arrives within an hour, look into the folder for unwanted mail, and check that the
          address was right. You can <a href="/join">send the request again</a>; one address gets three such
          emails a day at most.
        </p>
      </div>
    </div>
  );
}
