import 'server-only';
import mongoose, { type Types } from 'mongoose';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { connectDatabase } from '@/lib/kernel/database';
import { ContactModel, type ContactRow } from '@/models/contact';
import { MembershipApplicationModel, type MembershipApplicationRow } from '@/models/membership-application';

export const exportKinds = ['applications', 'contacts'] as const;
export type ExportKind = (typeof exportKinds)[number];

const batchSize = 500;

/**
 * The records of an export, header first, in batches: oldest first by id, so that the memory it takes does not
 * grow with the table. Authorise before the first batch: the generator starts only when it is read.
 */
export async function* exportRecords(viewer: Viewer, kind: ExportKind): AsyncGenerator<string[][]> {
  authorise(viewer, 'members.decide');
  await connectDatabase();
  if (kind === 'contacts') {
    yield [
      ['Name', 'Email', 'Kind', 'Bulletin', 'Address', 'Postcode', 'Country', 'Member since', 'Consents'],
    ];
    yield* batches(readContacts, contactRecord);
  } else {
    yield [
      [
        ...['Reference', 'State', 'Name', 'Email', 'Kind', 'Bulletin', 'Address', 'Postcode', 'Country'],
        ...['Message', 'Sent', 'Confirmed', 'Confirmed by', 'Decided', 'Reason', 'Consents'],
      ],
    ];
    yield* batches(readApplications, applicationRecord);
  }
}

const readContacts = (filter: Record<string, unknown>): Promise<ContactRow[]> =>
  ContactModel.find(filter).sort({ _id: 1 }).limit(batchSize).lean();

const readApplications = (filter: Record<string, unknown>): Promise<MembershipApplicationRow[]> =>
  MembershipApplicationModel.find(filter).sort({ _id: 1 }).limit(batchSize).lean();

async function* batches<Row extends { _id: Types.ObjectId }>(
  read: (filter: Record<string, unknown>) => Promise<Row[]>,
  toRecord: (row: Row) => string[],
): AsyncGenerator<string[][]> {
  let after: Types.ObjectId | undefined;
  for (;;) {
    const rows = await read(after ? { _id: mongoose.trusted({ $gt: after }) } : {});
    if (rows.length > 0) yield rows.map(toRecord);
    after = rows.at(-1)?._id;
    if (rows.length < batchSize) return;
  }
}

type Person = Pick<ContactRow, 'name' | 'email' | 'membershipKind' | 'bulletin' | 'address' | 'consents'>;

const personFields = ({ name, email, membershipKind, bulletin, address }: Person): string[] => [
  name,
  email,
  membershipKind.label,
  bulletin,
  address?.lines ?? '',
  address?.postcode ?? '',
  address?.country ?? '',
];

/** Each consent in its exact words, with the time. */
const consentField = ({ consents }: Person): string =>
  consents.map(({ wording, givenAt }) => `${givenAt.toISOString()} ${wording}`).join('\n');

const contactRecord = (row: ContactRow): string[] => [
  ...personFields(row),
  row.memberSince.toISOString(),
  consentField(row),
];

const applicationRecord = (row: MembershipApplicationRow): string[] => [
  row.reference,
  row.state,
  ...personFields(row),
  row.message,
  row.submittedAt.toISOString(),
  row.confirmedAt?.toISOString() ?? '',
  row.confirmedBy ?? '',
  row.decidedAt?.toISOString() ?? '',
  row.decisionReason ?? '',
  consentField(row),
];
