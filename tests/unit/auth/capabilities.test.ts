import { describe, expect, it } from 'vitest';
import { can, capabilities, type Capability } from '@/lib/auth/capabilities';
import { roles, type Role } from '@/models/user';

const everybody: Capability[] = ['dashboard.see', 'account.own'];
const table: Record<Role, Capability[]> = {
  administrator: [...everybody, 'users.manage', 'settings.edit', 'audit.read'],
  editor: [...everybody, 'articles.edit', 'articles.publish', 'sections.edit', 'topics.edit'],
  'membership-secretary': [...everybody, 'members.decide', 'outbox.read'],
};

describe('what each role may do', () => {
  it.each(roles.flatMap((role) => capabilities.map((capability) => ({ role, capability }))))(
    '$role: $capability',
    ({ role, capability }) =>
      expect(can({ roles: [role] }, capability)).toBe(table[role].includes(capability)),
  );

  it('roles add up', () => {
    const both = { roles: ['editor', 'membership-secretary'] as Role[] };
    expect(can(both, 'articles.edit') && can(both, 'members.decide')).toBe(true);
    expect(can(both, 'users.manage')).toBe(false);
  });

  it.each(capabilities)('nobody: not %s', (capability) => expect(can(null, capability)).toBe(false));
});
