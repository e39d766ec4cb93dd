import 'server-only';
import mongoose, { Types } from 'mongoose';
import { can, type Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { TokenModel } from '@/models/token';

/** A personal access token as its maker sees it; instants are ISO 8601. */
export type AccessTokenSummary = {
  id: string;
  label: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

/** One's own tokens that work, newest first. */
export async function listAccessTokens(viewer: Viewer): Promise<AccessTokenSummary[]> {
  if (!can(viewer, 'account.own')) return [];
  await connectDatabase();
  const now = new Date();
  const rows = await TokenModel.find({
    userId: new Types.ObjectId(viewer.id),
    kind: 'access',
    revokedAt: null,
    expiresAt: mongoose.trusted({ $gt: now }),
  })
    .sort({ createdAt: -1 })
    .limit(100)
    .lean();
  return rows.map((row) => ({
    id: row._id.toHexString(),
    label: row.label ?? '',
    createdAt: row.createdAt.toISOString(),
    expiresAt: (row.expiresAt ?? now).toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}
