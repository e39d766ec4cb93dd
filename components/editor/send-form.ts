import { idleState, type ActionState } from '@/lib/kernel/action-state';

type Action<Data> = (previous: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;

/** Calls a server action with plain fields. A network that fails comes back as a state, too: no text is lost. */
export async function sendForm<Data>(
  action: Action<Data>,
  fields: Record<string, string>,
): Promise<ActionState<Data>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  try {
    return await action(idleState, form);
  } catch {
    return {
      status: 'error',
      code: 'unreachable',
      message: 'The site could not be reached. Your text is still here: check the connection and save again.',
    };
  }
}
