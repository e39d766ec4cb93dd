import { TextField } from '@/components/ui/field';
import type { MadeLink } from '@/lib/users/user-types';

/** A link that was just made, to be handed over: mail may not be set up, and it is never shown again. */
export function MadeLinkNote({ made, name }: { made?: MadeLink; name: string }) {
  if (!made) return null;
  return (
    <TextField
      label="Link to hand over"
      name={name}
      readOnly
      defaultValue={made.link}
      hint={`A mail with it to ${made.email} is in the outbox. The link is shown only now, and works once.`}
    />
  );
}
