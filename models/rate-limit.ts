import { Schema } from 'mongoose';
import { defineModel } from './define';

/** Attempts counted in one window; `_id` is `purpose:key:window`, so that all instances count together. */
export type RateLimitRow = { _id: string; count: number; expiresAt: Date };

const schema = new Schema<RateLimitRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const RateLimitModel = defineModel('RateLimit', schema, 'rateLimits');
