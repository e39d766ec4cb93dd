import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const messageStates = ['queued', 'sent', 'failed'] as const;

/** Who may read a message in the dashboard: those who decide about members, or those who manage accounts. */
export const messageAudiences = ['membership', 'accounts'] as const;
export type MessageAudience = (typeof messageAudiences)[number];

/** An e-mail to be sent. Plain text only. */
export type OutboxMessageRow = {
  _id: Types.ObjectId;
  to: string;
  subject: string;
  text: string;
  /** What it is for, such as `membership-confirm` or `user-invite`. */
  kind: string;
  /** Follows from the kind: messages about accounts carry links that open an account. */
  audience: MessageAudience;
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
    audience: {
      type: String,
      enum: messageAudiences,
      required: true,
      default(this: { kind?: string }) {
        return this.kind?.startsWith('membership-') ? 'membership' : 'accounts';
      },
    },
    state: { type: String, enum: messageStates, required: true, default: 'queued' },
    applicationId: Schema.Types.ObjectId,
  },
  { timestamps: true, strict: 'throw', versionKey: false },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ audience: 1, createdAt: -1, _id: -1 });
schema.index({ audience: 1, kind: 1, createdAt: -1, _id: -1 });
schema.index({ audience: 1, state: 1, createdAt: -1, _id: -1 });
schema.index({ applicationId: 1, createdAt: -1 }, { sparse: true });
schema.index({ to: 1, kind: 1, createdAt: -1 });

export const OutboxMessageModel = defineModel('OutboxMessage', schema, 'outbox');
