import 'server-only';
import { Types, type ClientSession } from 'mongoose';
import { OutboxMessageModel } from '@/models/outbox-message';

export type OutgoingMessage = {
  to: string;
  subject: string;
  text: string;
  kind: string;
  applicationId?: string;
};

/** Puts a message into the outbox, from which it is sent. Line breaks can't reach the subject. */
export async function queueMessage(message: OutgoingMessage, session?: ClientSession): Promise<void> {
  const { applicationId, subject, ...rest } = message;
  await OutboxMessageModel.create(
    [
      {
        ...rest,
        subject: subject.replace(/[\r\n]+/g, ' ').slice(0, 200),
        ...(applicationId && { applicationId: new Types.ObjectId(applicationId) }),
      },
    ],
    { session },
  );
}
