import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { hashSecret } from '@/lib/kernel/secret';
import { TokenModel } from '@/models/token';
import { UserModel, type UserState } from '@/models/user';

export type AccountLinkKind = 'invite' | 'reset';

/** The state that an account must be in for its link to work. */
export const stateForLink: Record<AccountLinkKind, UserState> = { invite: 'invited', reset: 'active' };

/**
 * Whose account a one-time link opens; null where it does not work (any more). Looking at it does not use it
 * up: mail programs open links by themselves.
 */
export async function findAccountLink(
  kind: AccountLinkKind,
  secret: string,
): Promise<{ userId: string; name: string; email: string } | null> {
  if (!/^[\w-]{43}$/.test(secret)) return null;
  await connectDatabase();
  const token = await TokenModel.findOne({
    hash: hashSecret(secret),
    kind,
    usedAt: null,
    expiresAt: mongoose.trusted({ $gt: new Date() }),
  }).lean();
  if (!token?.userId) return null;
  const user = await UserModel.findOne({ _id: token.userId, state: stateForLink[kind] }).lean();
  return user && { userId: user._id.toHexString(), name: user.name, email: user.email };
}
