import 'server-only';
import { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import { makeAccessToken } from '@/lib/auth/access-token';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { hashSecret } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { TokenModel } from '@/models/token';
import { UserModel } from '@/models/user';
import { listAccessTokens } from './access-token-queries';

const mostTokens = 20;

/** Changes one's own name; earlier audit entries keep the name of their time. */
export async function changeOwnName(viewer: Viewer, name: string): Promise<void> {
  authorise(viewer, 'account.own');
  await inTransaction(async (session) => {
    const before = await UserModel.findOneAndUpdate(
      { _id: viewer.id, state: 'active' },
      { $set: { name } },
      { session, returnDocument: 'before' },
    ).lean();
    if (!before) throw notFoundError('account');
    if (before.name === name) return;
    const target = { kind: 'user', id: viewer.id, label: name };
    await recordAudit(viewer, { action: 'user.rename', target, detail: `${before.name} → ${name}` }, session);
  });
}

/** Makes a personal access token; its secret is returned this once and never again. */
export async function createAccessToken(
  viewer: Viewer,
  input: { label: string; days: number },
): Promise<string> {
  authorise(viewer, 'account.own');
  if ((await listAccessTokens(viewer)).length >= mostTokens)
    throw new AppError('wrong-state', `You have ${mostTokens} access tokens. Revoke one first.`);
  const secret = makeAccessToken();
  const { label, days } = input;
  await inTransaction(async (session) => {
    const [token] = await TokenModel.create(
      [
        {
          kind: 'access',
          hash: hashSecret(secret),
          userId: new Types.ObjectId(viewer.id),
          label,
          expiresAt: new Date(Date.now() + days * 24 * 60 * 60 * 1000),
        },
      ],
      { session },
    );
    if (!token) throw new Error('The token was not made.');
    const target = { kind: 'token', id: token._id.toHexString(), label };
    await recordAudit(viewer, { action: 'token.create', target, detail: `For ${days} days.` }, session);
  });
  return secret;
}

/** Revokes one of one's own tokens, from this moment on. */
export async function revokeAccessToken(viewer: Viewer, id: string): Promise<void> {
  authorise(viewer, 'account.own');
  const _id = parseId(id);
  if (!_id) throw notFoundError('access token');
  await inTransaction(async (session) => {
    const token = await TokenModel.findOneAndUpdate(
      { _id, kind: 'access', userId: new Types.ObjectId(viewer.id), revokedAt: null },
      { $set: { revokedAt: new Date() } },
      { session },
    ).lean();
    if (!token) throw notFoundError('access token');
    const target = { kind: 'token', id, label: token.label ?? '' };
    await recordAudit(viewer, { action: 'token.revoke', target }, session);
  });
}
