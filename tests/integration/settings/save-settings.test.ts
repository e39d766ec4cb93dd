import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/capabilities';
import { saveSettings } from '@/lib/settings/settings-mutations';
import { getSettings } from '@/lib/settings/settings-queries';
import { AuditEntryModel } from '@/models/audit-entry';
import { SettingsModel } from '@/models/settings';
import { codeOf, storeUser } from '../../support/stored-users';

let admin: Viewer;
beforeEach(async () => {
  await SettingsModel.deleteMany({});
  admin = await storeUser({ roles: ['administrator'] });
});

/** The form as it stands when nothing is changed. */
const form = async () => {
  const { membershipKinds, consentTexts, ...rest } = await getSettings();
  return {
    ...rest,
    kinds: membershipKinds.map((kind) => ({ ...kind, position: '' })),
    consents: consentTexts.map(({ key, wording }) => ({ key, wording })),
  };
};

describe('settings', () => {
  it('are saved on top of the version that was read, and say what changed', async () => {
    const first = await form();
    expect(await saveSettings(admin, { ...first, strapline: 'News from Peru' })).toBe(1);
    expect(await saveSettings(admin, { ...(await form()), joinReasons: ['Because'] })).toBe(2);
    expect(await getSettings()).toMatchObject({
      strapline: 'News from Peru',
      joinReasons: ['Because'],
      version: 2,
    });
    const last = await AuditEntryModel.findOne({ targetKind: 'settings' }).sort({ at: -1, _id: -1 }).lean();
    expect(last).toMatchObject({ actorName: admin.name, detail: 'Changed: reasons to join.' });
  });

  it('a save on top of an older version is refused and changes nothing', async () => {
    const stale = await form();
    await saveSettings(admin, { ...stale, strapline: 'First' });
    expect(await codeOf(saveSettings(admin, { ...stale, strapline: 'Second' }))).toBe('stale-version');
    const again = await form();
    await saveSettings(admin, { ...again, strapline: 'Third' });
    expect(await codeOf(saveSettings(admin, { ...again, strapline: 'Fourth' }))).toBe('stale-version');
    expect((await getSettings()).strapline).toBe('Third');
  });

  it('of several first saves at once one succeeds', async () => {
    const read = await form();
    const codes = await Promise.all(
      ['A', 'B', 'C'].map((strapline) => codeOf(saveSettings(admin, { ...read, strapline }))),
    );
    expect(codes.sort()).toEqual(['no error', 'stale-version', 'stale-version']);
  });

  it('a wording changes under its key; keys that are not there are ignored', async () => {
    const read = await form();
    const before = await getSettings();
    await saveSettings(admin, {
      ...read,
      consents: [
        { key: 'membership-record', wording: 'Other words.' },
        { key: 'made-up', wording: 'Anything.' },
      ],
    });
    const after = await getSettings();
    expect(after.consentTexts.map(({ key, required }) => [key, required])).toEqual(
      before.consentTexts.map(({ key, required }) => [key, required]),
    );
    expect(after.consentTexts[0]?.wording).toBe('Other words.');
    expect(after.consentTexts[1]?.wording).toBe(before.consentTexts[1]?.wording);
  });

  it('keep one kind of membership at least, and are the administrators’', async () => {
    expect(await codeOf(saveSettings(admin, { ...(await form()), kinds: [] }))).toBe('invalid-input');
    const editor = await storeUser();
    expect(await codeOf(saveSettings(editor, await form()))).toBe('not-allowed');
  });
});
