import type { ContactRow } from '@/models/contact';
import type { MembershipApplicationRow } from '@/models/membership-application';
import type { ApplicationDetail, ApplicationSummary, ContactSummary } from './application-types';

export const summaryFields = {
  reference: 1,
  state: 1,
  name: 1,
  email: 1,
  membershipKind: 1,
  submittedAt: 1,
} as const;
export type SummaryRow = Pick<MembershipApplicationRow, '_id' | keyof typeof summaryFields>;

export const toSummary = (row: SummaryRow): ApplicationSummary => ({
  id: row._id.toHexString(),
  reference: row.reference,
  state: row.state,
  name: row.name,
  email: row.email,
  kindLabel: row.membershipKind.label,
  submittedAt: row.submittedAt.toISOString(),
});

export const toDetail = (row: MembershipApplicationRow): ApplicationDetail => ({
  ...toSummary(row),
  bulletin: row.bulletin,
  address: row.address
    ? { lines: row.address.lines, postcode: row.address.postcode, country: row.address.country }
    : null,
  message: row.message,
  consents: row.consents.map(({ key, wording, givenAt }) => ({
    key,
    wording,
    givenAt: givenAt.toISOString(),
  })),
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
  confirmedBy: row.confirmedBy ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decisionReason: row.decisionReason ?? null,
  contactId: row.contactId?.toHexString() ?? null,
  version: row.version,
});

export const contactFields = { name: 1, email: 1, membershipKind: 1, bulletin: 1, memberSince: 1 } as const;
export type ContactSummaryRow = Pick<ContactRow, '_id' | keyof typeof contactFields>;

export const toContact = (row: ContactSummaryRow): ContactSummary => ({
  id: row._id.toHexString(),
  name: row.name,
  email: row.email,
  kindLabel: row.membershipKind.label,
  bulletin: row.bulletin,
  memberSince: row.memberSince.toISOString(),
});
