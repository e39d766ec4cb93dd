import type { ActionState } from '@/lib/kernel/action-state';

/** What was typed into a field before the form came back; undefined where nothing was. */
export function typed(state: ActionState<unknown>, name: string): string | undefined {
  const value = state.values?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** What was ticked in a list of boxes before the form came back. */
export function tickedBoxes(state: ActionState<unknown>, name: string): string[] {
  const value = state.values?.[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}
