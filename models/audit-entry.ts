import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

/** Who did what to which thing when. Written once, never changed. */
export type AuditEntryRow = {
  _id: Types.ObjectId;
  at: Date;
  /** Absent where the site itself acted, such as a scheduled publication. */
  actorId?: Types.ObjectId;
  /** The name at that time: an account may be gone later. */
  actorName: string;
  /** `thing.verb`, such as `article.publish`. */
  action: string;
  targetKind: string;
  targetId: string;
  /** What people call the target: a headline, a reference. Never personal data beyond a name. */
  targetLabel: string;
  /** A sentence, such as the fields that changed. */
  detail: string;
};

const schema = new Schema<AuditEntryRow>(
  {
    at: { type: Date, required: true },
    actorId: Schema.Types.ObjectId,
    actorName: { type: String, required: true },
    action: { type: String, required: true },
    targetKind: { type: String, required: true },
    targetId: { type: String, required: true },
    targetLabel: { type: String, default: '' },
    detail: { type: String, default: '' },
  },
  { strict: 'throw', versionKey: false },
);
schema.index({ at: -1, _id: -1 });
schema.index({ targetKind: 1, at: -1, _id: -1 });
schema.index({ targetKind: 1, targetId: 1, at: -1, _id: -1 });
schema.index({ actorId: 1, at: -1, _id: -1 });

export const AuditEntryModel = defineModel('AuditEntry', schema, 'auditEntries');
