import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { hashSecret, makeSecret } from '@/lib/kernel/secret';
import { TokenModel } from '@/models/token';
import { UserModel } from '@/models/user';
import type { Viewer } from './capabilities';

const prefix = 'psg_';
const shape = /^psg_[\w-]{43}$/;
const noteUseEveryMs = 60_000;

/** A new personal access token; only its hash is ever stored. */
export const makeAccessToken = (): string => prefix + makeSecret();

/**
 * Who stands behind a personal access token: its maker with the roles of this moment, while the account is
 * active and the token neither revoked nor expired. Null otherwise.
 */
export async function findTokenViewer(secret: string): Promise<Viewer | null> {
  if (!shape.test(secret)) return null;
  await connectDatabase();
  const now = new Date();
  const token = await TokenModel.findOne({
    hash: hashSecret(secret),
    kind: 'access',
    revokedAt: null,
    // The database removes expired tokens about once a minute; they end on time all the same.
    expiresAt: mongoose.trusted({ $gt: now }),
  }).lean();
  if (!token?.userId) return null;
  const user = await UserModel.findOne({ _id: token.userId, state: 'active' }).lean();
  if (!user) return null;
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > noteUseEveryMs)
    await TokenModel.updateOne({ _id: token._id }, { $set: { lastUsedAt: now } });
  return { id: user._id.toHexString(), name: user.name, email: user.email, roles: user.roles };
}
