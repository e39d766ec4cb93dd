import 'server-only';
import mongoose from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/kernel/errors';
import { inTransaction } from '@/lib/kernel/transaction';
import { MembershipApplicationModel } from '@/models/membership-application';
import { TokenModel } from '@/models/token';
import { stepStates } from './application-policy';
import { findLink } from './confirmation-queries';

const brokenLink = () =>
  new AppError('not-found', 'This link is not known, or too old. Send your request once more.');

/**
 * The joiner's own yes: unconfirmed becomes pending. Works once; throws `wrong-state` where the request is
 * confirmed, decided or withdrawn already, and where the link is too old.
 */
export async function confirmByLink(secret: string): Promise<void> {
  const link = await findLink(secret);
  if (!link) throw brokenLink();
  if (link.state !== 'confirmable')
    throw new AppError('wrong-state', 'This link has been used, or is too old to confirm.');
  await inTransaction(async (session) => {
    const now = new Date();
    const done = await MembershipApplicationModel.updateOne(
      { _id: link.applicationId, state: 'unconfirmed' },
      { $set: { state: 'pending', confirmedAt: now, confirmedBy: 'link' }, $inc: { version: 1 } },
      { session },
    );
    if (done.modifiedCount === 0)
      throw new AppError('wrong-state', 'This link has been used, or is too old to confirm.');
    await TokenModel.updateOne({ _id: link.tokenId }, { $set: { usedAt: now } }, { session });
    await recordAudit(
      null,
      {
        action: 'application.confirm',
        target: { kind: 'application', id: link.applicationId, label: link.reference },
        detail: 'The address was confirmed by the link in the mail.',
      },
      session,
    );
  });
}

/**
 * The joiner takes the request back, any time before the decision. What the group no longer needs goes at
 * once: the postal address and the message.
 */
export async function withdrawByLink(secret: string): Promise<void> {
  const link = await findLink(secret);
  if (!link) throw brokenLink();
  await inTransaction(async (session) => {
    const { from, to } = stepStates('withdraw');
    const done = await MembershipApplicationModel.updateOne(
      { _id: link.applicationId, state: mongoose.trusted({ $in: [...from] }) },
      {
        $set: { state: to, decidedAt: new Date(), message: '' },
        $unset: { address: 1 },
        $inc: { version: 1 },
      },
      { session },
    );
    if (done.modifiedCount === 0)
      throw new AppError('wrong-state', 'This request has been decided or withdrawn already.');
    await recordAudit(
      null,
      {
        action: 'application.withdraw',
        target: { kind: 'application', id: link.applicationId, label: link.reference },
        detail: 'Withdrawn by the link in the mail; postal address and message removed.',
      },
      session,
    );
  });
}
