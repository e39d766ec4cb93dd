import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

/**
 * `setup`, `invite` and `reset` are one-time links, `confirm` is a joiner's, `access` is a personal access token.
 * Only the SHA-256 of the secret is kept.
 */
export const tokenKinds = ['setup', 'invite', 'reset', 'confirm', 'access'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export type TokenRow = {
  _id: Types.ObjectId;
  kind: TokenKind;
  hash: string;
  /** The account it opens or, for `access`, whose roles it carries. */
  userId?: Types.ObjectId;
  /** The membership application that a `confirm` link belongs to. */
  applicationId?: Types.ObjectId;
  /** What its maker calls it (`access` only). */
  label?: string;
  createdAt: Date;
  /** The database removes it after this instant; absent: it stays until it is revoked. */
  expiresAt?: Date;
  usedAt?: Date;
  lastUsedAt?: Date;
  revokedAt?: Date;
};

const schema = new Schema<TokenRow>(
  {
    kind: { type: String, enum: tokenKinds, required: true },
    hash: { type: String, required: true },
    userId: Schema.Types.ObjectId,
    applicationId: Schema.Types.ObjectId,
    label: { type: String, maxlength: 80 },
    expiresAt: Date,
    usedAt: Date,
    lastUsedAt: Date,
    revokedAt: Date,
  },
  { timestamps: { createdAt: true, updatedAt: false }, strict: 'throw' },
);
schema.index({ hash: 1 }, { unique: true });
schema.index({ userId: 1, kind: 1, createdAt: -1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const TokenModel = defineModel('Token', schema, 'tokens');
