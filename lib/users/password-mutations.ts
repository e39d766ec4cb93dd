import 'server-only';
import mongoose, { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import type { SessionStart } from '@/lib/auth/session-cookie';
import { authorise } from '@/lib/auth/viewer';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { countAttempt, returnAttempt } from '@/lib/kernel/rate-limit';
import { hashSecret } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { TokenModel } from '@/models/token';
import { UserModel } from '@/models/user';
import { dropAccountLinks } from './account-link-mutations';
import { findAccountLink, stateForLink, type AccountLinkKind } from './account-link-queries';
import { refusedPassword } from './user-schema';

/**
 * Sets the password with a one-time link: takes up an invitation, or replaces a forgotten password and ends every
 * session. Of several at once one succeeds. Throws `not-found` for a link that does not work.
 */
export async function setPasswordByLink(
  kind: AccountLinkKind,
  input: { token: string; password: string },
): Promise<SessionStart> {
  const link = await findAccountLink(kind, input.token);
  if (!link) throw linkGone();
  refuseUnfit(input.password, link.email, 'password');
  const passwordHash = await hashPassword(input.password);
  const _id = new Types.ObjectId(link.userId);
  return inTransaction(async (session) => {
    // The link goes first: only one of two tabs may go on, and a link that is used up can be replaced.
    const claimed = await TokenModel.findOneAndUpdate(
      { hash: hashSecret(input.token), kind, usedAt: null, expiresAt: mongoose.trusted({ $gt: new Date() }) },
      { $set: { usedAt: new Date() } },
      { session },
    ).lean();
    if (!claimed) throw linkGone();
    const user = await UserModel.findOneAndUpdate(
      { _id, state: stateForLink[kind] },
      { $set: { passwordHash, state: 'active', lastSignInAt: new Date() }, $inc: { sessionVersion: 1 } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!user) throw linkGone();
    await dropAccountLinks(_id, session);
    const action = kind === 'invite' ? 'user.accept-invitation' : 'user.reset-password';
    const target = { kind: 'user', id: link.userId, label: user.name };
    await recordAudit({ id: link.userId, name: user.name }, { action, target }, session);
    return { userId: link.userId, sessionVersion: user.sessionVersion };
  });
}

/**
 * Changes one's own password, which ends every session; returns what starts this one anew. Throws
 * `invalid-input` for a wrong present password, `rate-limited` after ten of them in a quarter of an hour.
 */
export async function changeOwnPassword(
  viewer: Viewer,
  input: { currentPassword: string; newPassword: string },
): Promise<SessionStart> {
  authorise(viewer, 'account.own');
  const attempt = { purpose: 'own-password', key: viewer.id, limit: 10, windowSeconds: 15 * 60 };
  await countAttempt(attempt);
  const before = await UserModel.findById(viewer.id).select('+passwordHash').lean();
  if (!before) throw notFoundError('account');
  if (!(await verifyPassword(before.passwordHash, input.currentPassword)))
    throw unfit('currentPassword', 'This is not your present password');
  await returnAttempt(attempt);
  refuseUnfit(input.newPassword, before.email, 'newPassword');
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (session) => {
    const user = await UserModel.findOneAndUpdate(
      { _id: before._id, state: 'active', sessionVersion: before.sessionVersion },
      { $set: { passwordHash }, $inc: { sessionVersion: 1 } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!user) throw new AppError('not-signed-in', 'Your session has just ended. Sign in again.');
    await dropAccountLinks(before._id, session);
    const target = { kind: 'user', id: viewer.id, label: user.name };
    await recordAudit(viewer, { action: 'user.change-password', target }, session);
    return { userId: viewer.id, sessionVersion: user.sessionVersion };
  });
}

function refuseUnfit(password: string, email: string, field: string): void {
  const refused = refusedPassword(password, email);
  if (refused) throw unfit(field, refused);
}

const unfit = (field: string, why: string) =>
  new AppError('invalid-input', 'There is one thing to put right', { fields: { [field]: why } });

const linkGone = () =>
  new AppError('not-found', 'This link no longer works. Ask an administrator for a new one.');
