/**
 * What a form gets back from its server action. `values` are the inputs as they were typed, so that nothing
 * is lost; `fields` holds one message an input, keyed by its name.
 */
export type ActionState<Data = undefined> = {
  status: 'idle' | 'success' | 'error';
  message?: string;
  fields?: Record<string, string>;
  values?: Record<string, string | string[]>;
  data?: Data;
  /** Set where the error is of a kind that the form treats in its own way, such as `stale-version`. */
  code?: string;
};

export const idleState: ActionState<never> = { status: 'idle' };
