import { beforeEach, describe, expect, it } from 'vitest';
import { findAccountLink } from '@/lib/users/account-link-queries';
import { AuditEntryModel } from '@/models/audit-entry';
import { UserModel } from '@/models/user';
import { runUserCommand } from '../../../scripts/user/commands';
import { codeOf, storeUser } from '../../support/stored-users';

beforeEach(() => UserModel.deleteMany({}));

const run = (line: string, options = {}) => runUserCommand(line.split(' '), options);
const secretIn = (text: string) => /\/(?:invite|reset)\/([\w-]{43})/.exec(text)?.[1] ?? '';

describe('npm run user', () => {
  it('create prints a link that opens the account, and reset replaces it', async () => {
    const made = await run('create ada@example.org', { name: 'Ada', roles: 'editor, administrator' });
    expect(await findAccountLink('invite', secretIn(made))).toMatchObject({ email: 'ada@example.org' });
    const again = await run('reset ADA@example.org');
    expect(await findAccountLink('invite', secretIn(made))).toBeNull();
    expect(await findAccountLink('invite', secretIn(again))).not.toBeNull();
    expect(await run('list')).toMatch(
      /^ada@example\.org\tAda\tInvited\tAdministrator, Editor\tnever signed in\n$/,
    );
  });

  it('disable, enable, roles and reset work on an account that is there, and are written down', async () => {
    const user = await storeUser();
    await run(`roles ${user.email}`, { roles: 'membership-secretary' });
    await run(`disable ${user.email}`);
    await run(`enable ${user.email}`);
    expect(await findAccountLink('reset', secretIn(await run(`reset ${user.email}`)))).not.toBeNull();
    expect(await UserModel.findById(user.id).lean()).toMatchObject({
      state: 'active',
      roles: ['membership-secretary'],
    });
    const entries = await AuditEntryModel.find({ targetId: user.id }).sort({ _id: 1 }).lean();
    expect(entries.map(({ action, actorName }) => `${action} by ${actorName}`)).toEqual([
      'user.change-roles by The site',
      'user.disable by The site',
      'user.enable by The site',
      'user.send-reset by The site',
    ]);
  });

  it('takes the last administrator away for nobody', async () => {
    const admin = await storeUser({ roles: ['administrator'] });
    expect(await codeOf(run(`disable ${admin.email}`))).toBe('wrong-state');
  });

  it.each([
    ['explode ada@example.org', 'invalid-input'],
    ['toString ada@example.org', 'invalid-input'],
    ['disable', 'invalid-input'],
    ['disable nobody@example.org', 'not-found'],
    ['create ada@example.org', 'invalid-input'],
  ])('%s: %s', async (line, code) => expect(await codeOf(run(line))).toBe(code));
});
