/** What a one-time link shows that is used up, replaced, expired or mistyped. */
export function LinkGone({ askFor }: { askFor: string }) {
  return (
    <>
      <h1>This link no longer works</h1>
      <div className="prose">
        <p>
          It has been used, replaced by a newer one, or its time is over. It may also be cut short: copy it
          whole.
        </p>
        <p>Ask an administrator of the site for {askFor}.</p>
        <p>
          If you have a password already, you can <a href="/login">sign in</a>.
        </p>
      </div>
    </>
  );
}
