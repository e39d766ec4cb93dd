import { beforeAll, describe, expect, it } from 'vitest';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import { actionRules, type Rule } from './access-table';
import { databaseContent } from './database-content';
import { loadExports } from './load-exports';
import { has, makeAccounts, people, signInAs, type Person } from './sessions';

type Action = (previous: ActionState<never>, form: FormData) => Promise<ActionState<unknown>>;

beforeAll(makeAccounts);

/** The code of the refusal that the rule asks for, or null where the person may act. */
function refusal(person: Person, rule: Rule): 'not-signed-in' | 'not-allowed' | null {
  if (rule === 'public') return null;
  if (person === 'nobody') return 'not-signed-in';
  return [rule].flat().some((capability) => has(person, capability)) ? null : 'not-allowed';
}

/** What came of a call: the code of the state, or `redirect` where the action leads elsewhere. */
async function outcome(action: Action): Promise<string> {
  try {
    const state = await action(idleState, new FormData());
    return state.code ?? state.status;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'digest' in error) return 'redirect';
    throw error;
  }
}

const calls = Object.entries(actionRules).flatMap(([file, rules]) =>
  Object.entries(rules).flatMap(([name, rule]) => people.map((person) => ({ file, name, rule, person }))),
);

describe('server actions refuse those without the capability, and only them', () => {
  it.each(calls)('$name as $person', async ({ file, name, rule, person }) => {
    const action = (await loadExports(file))[name] as Action | undefined;
    if (!action) throw new Error(`${file} exports no ${name}.`);
    signInAs(person);
    const before = await databaseContent();
    const result = await outcome(action);
    const expected = refusal(person, rule);
    if (expected) {
      expect(result).toBe(expected);
      expect(await databaseContent()).toBe(before);
    } else {
      expect(['not-signed-in', 'not-allowed', 'unexpected']).not.toContain(result);
    }
  });
});
