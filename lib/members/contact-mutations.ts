import 'server-only';
import type { ClientSession, Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { isDuplicateKeyError } from '@/lib/kernel/errors';
import { ContactModel } from '@/models/contact';
import type { MembershipApplicationRow } from '@/models/membership-application';
import { searchKeys } from './search-keys';

/**
 * Makes the member that an approved request asks for, or brings the one with the same address up to date: the
 * newest request says what the person wants. One contact an address, by the unique index. Returns its id.
 */
export async function admitContact(
  viewer: Viewer,
  application: MembershipApplicationRow,
  session: ClientSession | undefined,
): Promise<Types.ObjectId> {
  const { emailKey, reference } = application;
  const known = await ContactModel.exists({ emailKey }).session(session ?? null);
  const contact = await upsertContact(application, session).catch((error: unknown) => {
    // Two at once: the other has just made the contact, so the second try finds it. In a transaction the
    // error has ended it; there the whole unit is tried again.
    if (session || !isDuplicateKeyError(error)) throw error;
    return upsertContact(application, session);
  });
  await recordAudit(
    viewer,
    {
      action: known ? 'contact.update' : 'contact.create',
      target: { kind: 'contact', id: contact._id.toHexString(), label: reference },
      detail: 'From an approved request.',
    },
    session,
  );
  return contact._id;
}

function upsertContact(application: MembershipApplicationRow, session: ClientSession | undefined) {
  const { emailKey, name, email, membershipKind, bulletin, consents, address } = application;
  return ContactModel.findOneAndUpdate(
    { emailKey },
    {
      $set: {
        ...{ name, email, membershipKind, bulletin, consents },
        searchKeys: searchKeys({ name, emailKey }),
        ...(address && { address }),
      },
      ...(!address && { $unset: { address: 1 } }),
      $setOnInsert: { memberSince: new Date() },
    },
    { upsert: true, returnDocument: 'after', session },
  )
    .orFail()
    .lean();
}
