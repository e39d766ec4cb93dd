import { Types } from 'mongoose';
import type { Viewer } from '@/lib/auth/capabilities';
import { createApplication } from '@/lib/members/application-mutations';
import { ContactModel } from '@/models/contact';
import { MembershipApplicationModel } from '@/models/membership-application';
import { OutboxMessageModel } from '@/models/outbox-message';

/** A secretary for calls that need no session. */
export const secretary = (name = 'Secretary'): Viewer => ({
  id: new Types.ObjectId().toHexString(),
  name,
  email: 'secretary@example.org',
  roles: ['membership-secretary'],
});

export const form = (email: string, more: Record<string, unknown> = {}) => ({
  name: 'Ana Quispe',
  email,
  kind: 'waged',
  bulletin: 'email',
  consents: ['membership-record'],
  ...more,
});

let address = 0;
/** Sends a request from a network address of its own. */
export const join = (email: string, more: Record<string, unknown> = {}) =>
  createApplication(form(email, more), `192.0.2.${(address += 1)}`);

export async function stored(reference: string) {
  return MembershipApplicationModel.findOne({ reference }).orFail().lean();
}

/** The secret of the link in the one confirmation mail to this address. */
export async function secretMailedTo(email: string): Promise<string> {
  const mail = await OutboxMessageModel.findOne({ to: email, kind: 'membership-confirm' })
    .sort({ createdAt: -1 })
    .orFail()
    .lean();
  return /token=([\w-]+)/.exec(mail.text)?.[1] ?? '';
}

/** A request that waits for a decision, as the desk sees it. */
export async function pending(email: string, more: Record<string, unknown> = {}) {
  const { reference } = await join(email, more);
  const row = await MembershipApplicationModel.findOneAndUpdate(
    { reference },
    { $set: { state: 'pending', confirmedAt: new Date(), confirmedBy: 'link' } },
    { returnDocument: 'after' },
  )
    .orFail()
    .lean();
  return { id: row._id.toHexString(), version: row.version, reference };
}

export const contactsWith = (emailKey: string) => ContactModel.find({ emailKey }).lean();
export const mailsTo = (to: string) => OutboxMessageModel.find({ to }).sort({ createdAt: 1 }).lean();
