import 'server-only';
import { connectDatabase } from '@/lib/kernel/database';
import { hashSecret } from '@/lib/kernel/secret';
import { MembershipApplicationModel } from '@/models/membership-application';
import { TokenModel } from '@/models/token';
import { linkSecretSchema, linkState, type LinkState } from './confirm-link';

/** What the link with this secret is good for; says nothing about whose it is. Any text may be asked for. */
export async function findLinkState(secret: unknown): Promise<LinkState> {
  return (await findLink(secret))?.state ?? 'unknown';
}

/** The request behind a link; null where there is none. */
export async function findLink(
  secret: unknown,
): Promise<{ tokenId: string; applicationId: string; reference: string; state: LinkState } | null> {
  const parsed = linkSecretSchema.safeParse(secret);
  if (!parsed.success) return null;
  await connectDatabase();
  const token = await TokenModel.findOne({ kind: 'confirm', hash: hashSecret(parsed.data) }).lean();
  if (!token?.applicationId) return null;
  const row = await MembershipApplicationModel.findById(token.applicationId, {
    state: 1,
    reference: 1,
  }).lean();
  if (!row) return null;
  return {
    tokenId: token._id.toHexString(),
    applicationId: row._id.toHexString(),
    reference: row.reference,
    state: linkState(row.state, token.createdAt, new Date()),
  };
}
