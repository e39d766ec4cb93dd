import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/capabilities';
import { changeUserRoles, disableUser, enableUser, inviteUser } from '@/lib/users/user-mutations';
import { findUser, listUsers } from '@/lib/users/user-queries';
import { AuditEntryModel } from '@/models/audit-entry';
import { roles, UserModel } from '@/models/user';
import { codeOf, storeUser } from '../../support/stored-users';

const activeAdministrators = () => UserModel.countDocuments({ roles: 'administrator', state: 'active' });

let admin: Viewer;
beforeEach(async () => {
  await UserModel.deleteMany({});
  admin = await storeUser({ roles: ['administrator'] });
});

describe('the last active administrator', () => {
  it('keeps the role, even where others are invited or disabled', async () => {
    await storeUser({ roles: ['administrator'], state: 'disabled' });
    await storeUser({ roles: ['administrator'], state: 'invited' });
    expect(await codeOf(changeUserRoles(admin, { id: admin.id, roles: ['editor'] }))).toBe('wrong-state');
    expect(await activeAdministrators()).toBe(1);
  });

  it('may hand over: with a second one the role can go', async () => {
    const second = await storeUser();
    await changeUserRoles(admin, { id: second.id, roles: ['administrator', 'editor'] });
    await changeUserRoles(admin, { id: admin.id, roles: ['editor'] });
    expect(await activeAdministrators()).toBe(1);
  });

  it('is left when two take each other away at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await UserModel.deleteMany({});
      const [one, other] = await Promise.all([
        storeUser({ roles: ['administrator'] }),
        storeUser({ roles: ['administrator'] }),
      ]);
      await Promise.all([codeOf(disableUser(one, other.id)), codeOf(disableUser(other, one.id))]);
      expect(await activeAdministrators()).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('accounts', () => {
  it('nobody disables their own', async () => {
    await storeUser({ roles: ['administrator'] });
    expect(await codeOf(disableUser(admin, admin.id))).toBe('wrong-state');
  });

  it('are enabled as what they were: one without a password waits for its owner', async () => {
    const [active, invited] = [await storeUser(), await storeUser({ state: 'invited' })];
    for (const { id } of [active, invited]) {
      await disableUser(admin, id);
      await enableUser(admin, id);
    }
    expect((await findUser(admin, active.id))?.state).toBe('active');
    expect((await findUser(admin, invited.id))?.state).toBe('invited');
  });

  it('every change is written down once, with who did it and what it was', async () => {
    const user = await storeUser();
    await changeUserRoles(admin, { id: user.id, roles: ['editor'] });
    await changeUserRoles(admin, { id: user.id, roles: ['editor', 'membership-secretary'] });
    await disableUser(admin, user.id);
    const entries = await AuditEntryModel.find({ targetId: user.id }).sort({ _id: 1 }).lean();
    expect(entries.map(({ action, actorName, detail }) => [action, actorName, detail])).toEqual([
      ['user.change-roles', admin.name, 'Editor → Editor, Membership secretary'],
      ['user.disable', admin.name, ''],
    ]);
  });

  it('are managed and seen by administrators alone, and never with anything of the password', async () => {
    const user = await storeUser();
    for (const role of roles.filter((role) => role !== 'administrator')) {
      const viewer = await storeUser({ roles: [role] });
      expect(await codeOf(disableUser(viewer, user.id))).toBe('not-allowed');
      expect(await codeOf(changeUserRoles(viewer, { id: viewer.id, roles: ['administrator'] }))).toBe(
        'not-allowed',
      );
      expect(await codeOf(inviteUser(viewer, { name: 'X', email: 'x@example.org', roles: ['editor'] }))).toBe(
        'not-allowed',
      );
      expect(await listUsers(viewer)).toEqual([]);
      expect(await findUser(viewer, user.id)).toBeNull();
    }
    expect(JSON.stringify(await listUsers(admin))).not.toMatch(/argon2|hash/i);
  });

  it.each(['', 'x', 'a'.repeat(24), undefined])('there is none with the id %j', async (id) => {
    expect(await findUser(admin, id)).toBeNull();
    expect(await codeOf(disableUser(admin, String(id)))).toBe('not-found');
  });
});
