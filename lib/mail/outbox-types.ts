import type { MessageAudience, OutboxMessageRow } from '@/models/outbox-message';

export type { MessageAudience };
export type MessageState = OutboxMessageRow['state'];

/** A message as lists show it; `createdAt` is ISO 8601. */
export type MessageSummary = {
  id: string;
  to: string;
  subject: string;
  kind: string;
  state: MessageState;
  createdAt: string;
};
export type MessageDetail = MessageSummary & { text: string; applicationId: string | null };

export const messageStateLabels: Record<MessageState, string> = {
  queued: 'Waiting to be sent',
  sent: 'Sent',
  failed: 'Could not be sent',
};

const kindLabels: Record<string, string> = {
  'membership-confirm': 'Confirm the address',
  'membership-welcome': 'Welcome',
  'membership-declined': 'Request declined',
};

/** The kinds of mail that the membership secretary's filter offers. */
export const membershipMessageKinds = Object.keys(kindLabels);

/** A kind in words; the kind itself where it has none. */
export const messageKindLabel = (kind: string): string => kindLabels[kind] ?? kind.replaceAll('-', ' ');
