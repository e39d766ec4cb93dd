import { SubmitButton } from '@/components/ui/submit-button';

/** One button that does something with the link's request; the answer is the page itself, in its new state. */
export function LinkForm({
  action,
  token,
  label,
  pendingLabel,
  quiet = false,
}: {
  action: (form: FormData) => void;
  token: string;
  label: string;
  pendingLabel: string;
  quiet?: boolean;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="token" value={token} />
      <p className="send">
        <SubmitButton pendingLabel={pendingLabel} variant={quiet ? 'quiet' : 'solid'}>
          {label}
        </SubmitButton>
      </p>
    </form>
  );
}
