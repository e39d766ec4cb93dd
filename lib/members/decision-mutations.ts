import 'server-only';
import mongoose, { Types, type ClientSession } from 'mongoose';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { isDuplicateKeyError } from '@/lib/kernel/errors';
import { inTransaction } from '@/lib/kernel/transaction';
import { queueMessage } from '@/lib/mail/outbox-mutations';
import { getSettings } from '@/lib/settings/settings-queries';
import { MembershipApplicationModel, type MembershipApplicationRow } from '@/models/membership-application';
import { admitContact } from './contact-mutations';
import type { ApproveInput, ConfirmByHandInput, DeclineInput, WithdrawInput } from './decision-schema';
import { declineMessage, welcomeMessage } from './messages/decision-messages';
import type { MessageText } from './messages/message';
import { takeStep } from './step-mutations';

/**
 * Admits the person: the request is approved, the contact made or brought up to date, a welcome queued. The
 * step comes first, because only one of two simultaneous decisions may go on; `contactId` comes last and marks
 * the approval as finished, so that one which a crash cut short (without transactions) can be taken up again.
 */
export async function approveApplication(viewer: Viewer, input: ApproveInput): Promise<void> {
  authorise(viewer, 'members.decide');
  const { contactEmail } = await getSettings();
  const work = () =>
    inTransaction(async (session) => {
      const row =
        (await findUnfinishedApproval(input, session)) ??
        (await takeStep(viewer, 'approve', input, { set: decidedBy(viewer), detail: '' }, session));
      const contactId = await admitContact(viewer, row, session);
      const { name, reference } = row;
      const message = welcomeMessage({ name, reference, contactEmail, kindLabel: row.membershipKind.label });
      await send(row, 'membership-welcome', message, session);
      await MembershipApplicationModel.updateOne({ _id: row._id }, { $set: { contactId } }, { session });
    });
  await work().catch((error: unknown) => {
    if (!isDuplicateKeyError(error)) throw error;
    // The same address was admitted by another transaction at this moment; now its contact is there.
    return work();
  });
}

/** Declines for a reason that stays inside, unless the secretary has chosen to tell it. */
export async function declineApplication(viewer: Viewer, input: DeclineInput): Promise<void> {
  authorise(viewer, 'members.decide');
  const { contactEmail } = await getSettings();
  await inTransaction(async (session) => {
    const row = await takeStep(
      viewer,
      'decline',
      input,
      {
        set: { ...decidedBy(viewer), decisionReason: input.reason },
        detail: input.includeReason ? 'The reason was told.' : 'The reason was not told.',
      },
      session,
    );
    const { name, reference } = row;
    const message = declineMessage({
      name,
      reference,
      contactEmail,
      ...(input.includeReason && { reason: input.reason }),
    });
    await send(row, 'membership-declined', message, session);
  });
}

/** The secretary knows by other means that the address is the person's own, for example by telephone. */
export async function confirmApplicationByHand(viewer: Viewer, input: ConfirmByHandInput): Promise<void> {
  authorise(viewer, 'members.decide');
  await inTransaction((session) =>
    takeStep(
      viewer,
      'confirm',
      input,
      {
        set: { confirmedAt: new Date(), confirmedBy: 'secretary' },
        detail: `By hand: ${input.confirmationNote}`,
      },
      session,
    ),
  );
}

/** Withdraws at the person's request; the postal address and the message go at once. */
export async function withdrawApplication(viewer: Viewer, input: WithdrawInput): Promise<void> {
  authorise(viewer, 'members.decide');
  await inTransaction((session) =>
    takeStep(
      viewer,
      'withdraw',
      input,
      {
        set: { ...decidedBy(viewer), message: '' },
        unset: { address: 1 },
        detail: `At the person's request: ${input.withdrawalNote}`,
      },
      session,
    ),
  );
}

const findUnfinishedApproval = (seen: ApproveInput, session: ClientSession | undefined) =>
  MembershipApplicationModel.findOne({
    _id: seen.id,
    version: seen.version,
    state: 'approved',
    contactId: mongoose.trusted({ $exists: false }),
  })
    .session(session ?? null)
    .lean();

const decidedBy = (viewer: Viewer) => ({ decidedAt: new Date(), decidedBy: new Types.ObjectId(viewer.id) });

const send = (
  row: MembershipApplicationRow,
  kind: string,
  message: MessageText,
  session: ClientSession | undefined,
): Promise<void> =>
  queueMessage({ to: row.email, kind, applicationId: row._id.toHexString(), ...message }, session);
