import 'server-only';
import type { ClientSession, Types } from 'mongoose';
import { siteUrl } from '@/lib/kernel/env';
import { hashSecret, makeSecret } from '@/lib/kernel/secret';
import { queueMessage } from '@/lib/mail/outbox-mutations';
import { TokenModel } from '@/models/token';
import { inviteDays, inviteMessage, resetHours, resetMessage } from './user-messages';
import type { MadeLink } from './user-types';

const hour = 60 * 60 * 1000;

/**
 * Makes a one-time link that opens an account, and queues the mail that carries it. Links of the same kind made
 * before for this account stop working.
 */
export async function makeAccountLink(
  kind: 'invite' | 'reset',
  user: { _id: Types.ObjectId; name: string; email: string },
  session: ClientSession | undefined,
): Promise<MadeLink> {
  const secret = makeSecret();
  const link = `${siteUrl()}/${kind}/${secret}`;
  const lifetime = kind === 'invite' ? inviteDays * 24 * hour : resetHours * hour;
  await TokenModel.deleteMany({ userId: user._id, kind }, { session });
  await TokenModel.create(
    [{ kind, hash: hashSecret(secret), userId: user._id, expiresAt: new Date(Date.now() + lifetime) }],
    { session },
  );
  const message = kind === 'invite' ? inviteMessage(user.name, link) : resetMessage(user.name, link);
  await queueMessage({ to: user.email, ...message }, session);
  return { link, email: user.email };
}

/** Takes the working one-time links of an account away. */
export async function dropAccountLinks(
  userId: Types.ObjectId,
  session: ClientSession | undefined,
): Promise<void> {
  for (const kind of ['invite', 'reset'] as const) await TokenModel.deleteMany({ userId, kind }, { session });
}
