import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const messageStates = ['queued', 'sent', 'failed'] as const;

/** An e-mail to be sent. Plain text only. */
export type OutboxMessageRow = {
  _id: Types.ObjectId;
  to: string;
  subject: string;
  text: string;
  /** What it is for, such as `membership-confirm` or `user-invite`. */
  kind: string;
  state: (typeof messageStates)[number];
  applicationId?: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<OutboxMessageRow>(
  {
    to: { type: String, required: true, maxlength: 254 },
    subject: { type: String, required: true, maxlength: 200 },
    text: { type: String, required: true, maxlength: 20000 },
    kind: { type: String, required: true, maxlength: 60 },
    state: { type: String, enum: messageStates, required: true, default: 'queued' },
    applicationId: Schema.Types.ObjectId,
  },
  { timestamps: true, strict: 'throw', versionKey: false },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ kind: 1, createdAt: -1, _id: -1 });
schema.index({ applicationId: 1, createdAt: -1 }, { sparse: true });
schema.index({ to: 1, kind: 1, createdAt: -1 });

export const OutboxMessageModel = defineModel('OutboxMessage', schema, 'outbox');
