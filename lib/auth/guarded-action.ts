import 'server-only';
import type { z } from 'zod';
import type { ActionState } from '@/lib/kernel/action-state';
import { AppError } from '@/lib/kernel/errors';
import { formValues } from '@/lib/kernel/form-values';
import { log } from '@/lib/kernel/log';
import type { Capability, Viewer } from './capabilities';
import { parseInput } from '@/lib/kernel/parse-input';
import { authorise, getViewer } from './viewer';

type FormAction<Data> = (previous: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;

/**
 * A server action for signed-in people: authenticate, authorise, parse, act. `run` returns what the form needs
 * to know, or redirects. Whatever goes wrong comes back as a state that keeps the typed values.
 */
export function guardedAction<Schema extends z.ZodType, Data = undefined>(options: {
  capability: Capability;
  schema: Schema;
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<{ message?: string; data?: Data } | void>;
}): FormAction<Data> {
  return async (_previous, form) => {
    const values = formValues(form);
    return actionOutcome(values, async () => {
      const viewer = await getViewer();
      authorise(viewer, options.capability);
      return options.run(viewer, parseInput(options.schema, values));
    });
  };
}

/** The same for forms that anybody may send: parse, act. */
export function publicAction<Schema extends z.ZodType, Data = undefined>(options: {
  schema: Schema;
  run: (input: z.output<Schema>) => Promise<{ message?: string; data?: Data } | void>;
}): FormAction<Data> {
  return async (_previous, form) => {
    const values = formValues(form);
    return actionOutcome(values, async () => options.run(parseInput(options.schema, values)));
  };
}

async function actionOutcome<Data>(
  values: ActionState['values'],
  run: () => Promise<{ message?: string; data?: Data } | void>,
): Promise<ActionState<Data>> {
  try {
    const result = await run();
    return { status: 'success', ...result };
  } catch (error) {
    return failedState(error, values);
  }
}

/** Turns an error into a form's state. Next's own signals (redirects, not found) go on their way. */
export function failedState<Data>(error: unknown, values: ActionState['values']): ActionState<Data> {
  if (error instanceof AppError) {
    if (error.cause) log.error(error.message, { code: error.code, cause: String(error.cause) });
    return {
      status: 'error',
      code: error.code,
      message: error.forPeople,
      fields: error.fields,
      values: withoutSecrets(values),
    };
  }
  if (typeof error === 'object' && error !== null && 'digest' in error) throw error;
  log.error('An action failed', {
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return {
    status: 'error',
    code: 'unexpected',
    message:
      'This could not be done just now, and nothing was changed. Your text is still here: try again in a moment.',
    values: withoutSecrets(values),
  };
}

// A password is never sent back to the page.
function withoutSecrets(values: ActionState['values']): ActionState['values'] {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !/password|secret/i.test(name)));
}
