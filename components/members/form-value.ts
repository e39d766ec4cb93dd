import type { ActionState } from '@/lib/kernel/action-state';

type Values = ActionState['values'];

/** What was typed into a field before the form came back; undefined where nothing was. */
export function typed(values: Values, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** What was ticked in a list of boxes before the form came back. */
export function tickedBoxes(values: Values, name: string): string[] {
  const value = values?.[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}
