import 'server-only';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { orLastKnown } from '@/lib/kernel/last-known';
import { SettingsModel, type ConsentText, type MembershipKind, type SettingsRow } from '@/models/settings';
import { defaultSettings } from './default-settings';

export type SiteSettings = {
  strapline: string;
  contactEmail: string;
  membershipKinds: MembershipKind[];
  joinReasons: string[];
  consentTexts: ConsentText[];
  /** Days in which a confirmed request to join is answered, as joiners are told. */
  answerDays: number;
  version: number;
};

/**
 * The site's settings; the defaults where nobody has saved any yet. Layout, page and metadata share one read. In an
 * outage: as they were last.
 */
export const getSettings = cache(
  orLastKnown(async (): Promise<SiteSettings> => {
    await connectDatabase();
    const row = await SettingsModel.findById('site').lean();
    return toSettings(row ?? defaultSettings);
  }),
);

function toSettings(row: Omit<SettingsRow, '_id' | 'updatedAt'>): SiteSettings {
  return {
    strapline: row.strapline,
    contactEmail: row.contactEmail,
    membershipKinds: row.membershipKinds.map(({ key, label, hint }) => ({ key, label, hint })),
    joinReasons: [...row.joinReasons],
    consentTexts: row.consentTexts.map(({ key, wording, required }) => ({ key, wording, required })),
    // Settings that were saved before there was such a promise lack it.
    answerDays: row.answerDays ?? defaultSettings.answerDays,
    version: row.version,
  };
}
