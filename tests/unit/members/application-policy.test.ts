import { describe, expect, it } from 'vitest';
import { allowsStep, applicationSteps, deskStates, stepsFor } from '@/lib/members/application-policy';
import { applicationStates } from '@/models/membership-application';
import { roles } from '@/models/user';

const table = {
  unconfirmed: { confirm: true, approve: false, decline: false, withdraw: true },
  pending: { confirm: false, approve: true, decline: true, withdraw: true },
  approved: { confirm: false, approve: false, decline: false, withdraw: false },
  declined: { confirm: false, approve: false, decline: false, withdraw: false },
  withdrawn: { confirm: false, approve: false, decline: false, withdraw: false },
};

describe('what may be done with a request', () => {
  const cells = applicationStates.flatMap((state) =>
    applicationSteps.map((step) => ({ state, step, allowed: table[state][step] })),
  );
  it.each(cells)('$state: $step is $allowed', ({ state, step, allowed }) => {
    expect(allowsStep(state, step)).toBe(allowed);
    const steps = stepsFor({ roles: ['membership-secretary'] }, { state, contactId: 'made' });
    expect(steps.includes(step)).toBe(allowed);
  });

  it.each(roles.filter((role) => role !== 'membership-secretary'))('nothing by an %s', (role) => {
    for (const state of applicationStates)
      expect(stepsFor({ roles: [role] }, { state, contactId: null })).toEqual([]);
    expect(stepsFor(null, { state: 'pending', contactId: null })).toEqual([]);
  });

  it('an approval that made no member may be finished', () => {
    expect(stepsFor({ roles: ['membership-secretary'] }, { state: 'approved', contactId: null })).toEqual([
      'approve',
    ]);
  });

  it('the desk shows every state, what waits first', () => {
    expect([...deskStates].sort()).toEqual([...applicationStates].sort());
    expect(deskStates[0]).toBe('pending');
  });
});
