import 'server-only';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { AppError, isDuplicateKeyError } from '@/lib/kernel/errors';
import { inTransaction } from '@/lib/kernel/transaction';
import { SettingsModel } from '@/models/settings';
import { kindsFromRows } from './kind-rows';
import { getSettings, type SiteSettings } from './settings-queries';
import type { SettingsInput } from './settings-schema';

/**
 * Saves the settings on top of the version that was read. Consents that people have given keep the words they were
 * given to: those stand with each request. Returns the new version. Throws `stale-version` where somebody else saved meanwhile.
 */
export async function saveSettings(viewer: Viewer, input: SettingsInput): Promise<number> {
  authorise(viewer, 'settings.edit');
  const before = await getSettings();
  if (before.version !== input.version) throw stale();
  const membershipKinds = kindsFromRows(before.membershipKinds, input.kinds);
  if (membershipKinds.length === 0)
    throw new AppError('invalid-input', 'There is one thing to put right', {
      fields: { 'kinds.0.label': 'Keep at least one kind of membership: without one nobody can join' },
    });
  const wordings = new Map(input.consents.map(({ key, wording }) => [key, wording]));
  const next: Omit<SiteSettings, 'version'> = {
    strapline: input.strapline,
    contactEmail: input.contactEmail,
    membershipKinds,
    joinReasons: input.joinReasons,
    answerDays: input.answerDays,
    consentTexts: before.consentTexts.map((consent) => ({
      ...consent,
      wording: wordings.get(consent.key) ?? consent.wording,
    })),
  };
  const changed = changedParts(before, next);
  if (changed.length === 0) return before.version;
  await inTransaction(async (session) => {
    if (before.version === 0) await SettingsModel.create([{ _id: 'site', ...next, version: 1 }], { session });
    else {
      const saved = await SettingsModel.updateOne(
        { _id: 'site', version: before.version },
        { $set: next, $inc: { version: 1 } },
        { session },
      );
      if (saved.matchedCount === 0) throw stale();
    }
    const target = { kind: 'settings', id: 'site', label: 'Settings' };
    await recordAudit(
      viewer,
      { action: 'settings.save', target, detail: `Changed: ${changed.join(', ')}.` },
      session,
    );
    await raiseContentVersion(session);
  }).catch((error: unknown) => {
    throw isDuplicateKeyError(error) ? stale() : error;
  });
  return before.version + 1;
}

const names: Record<keyof Omit<SiteSettings, 'version'>, string> = {
  strapline: 'strapline',
  contactEmail: 'contact address',
  membershipKinds: 'kinds of membership',
  joinReasons: 'reasons to join',
  consentTexts: 'wording of consents',
  answerDays: 'time in which requests are answered',
};

function changedParts(before: SiteSettings, next: Omit<SiteSettings, 'version'>): string[] {
  return (Object.keys(names) as (keyof typeof names)[])
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(next[part]))
    .map((part) => names[part]);
}

const stale = () =>
  new AppError(
    'stale-version',
    'Somebody else has saved the settings while you had them open. Nothing of yours is saved yet, and nothing is lost: your text is below.',
  );
