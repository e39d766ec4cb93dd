import type { SettingsRow } from '@/models/settings';

/** What holds until an administrator saves something else. `version: 0` means: never saved. */
export const defaultSettings: Omit<SettingsRow, '_id' | 'updatedAt'> = {
  strapline: 'News of rights, development and inclusion in Peru, gathered in London since 1983.',
  contactEmail: '',
  membershipKinds: [
    { key: 'waged', label: 'Individual, waged', hint: '' },
    { key: 'unwaged', label: 'Individual, unwaged', hint: 'Students, pensioners and anyone without a wage' },
    { key: 'organisation', label: 'Organisation', hint: 'A society, union branch, parish or other group' },
  ],
  joinReasons: [
    'Keep up with news and developments in Peru.',
    'Learn about the questions that matter most: poverty, development and human rights.',
    'Support the work of the group.',
  ],
  consentTexts: [
    {
      key: 'membership-record',
      wording:
        'The Peru Support Group may keep these details to deal with my request and to run my membership.',
      required: true,
    },
    {
      key: 'news-by-email',
      wording: 'The Peru Support Group may write to me by email about its events and campaigns.',
      required: false,
    },
  ],
  answerDays: 14,
  version: 0,
};
