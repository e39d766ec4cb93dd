import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { countMessagesAbout } from '@/lib/mail/outbox-queries';
import { ContactModel } from '@/models/contact';
import { MembershipApplicationModel } from '@/models/membership-application';
import type { KnownAs } from './messages/confirm-message';

/** What the group knows of an address; always the same two look-ups, so that the time tells nothing. */
export async function findKnownAs(emailKey: string): Promise<KnownAs> {
  await connectDatabase();
  const [member, open] = await Promise.all([
    ContactModel.exists({ emailKey }),
    MembershipApplicationModel.exists({ emailKey, state: 'pending' }),
  ]);
  if (member) return 'member';
  return open ? 'applicant' : 'nobody';
}

/** How many confirmation mails went to the address since then. */
export async function countRecentConfirmations(emailKey: string, since: Date): Promise<number> {
  await connectDatabase();
  const recent = await MembershipApplicationModel.find(
    { emailKey, submittedAt: mongoose.trusted({ $gte: since }) },
    { _id: 1 },
  )
    .sort({ submittedAt: -1, _id: -1 })
    .limit(50)
    .lean();
  return countMessagesAbout(
    recent.map((row) => row._id.toHexString()),
    'membership-confirm',
  );
}
