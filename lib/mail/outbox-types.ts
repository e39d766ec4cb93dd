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

const kindLabels: Record<MessageAudience, Record<string, string>> = {
  membership: {
    'membership-confirm': 'Confirm the address',
    'membership-welcome': 'Welcome',
    'membership-declined': 'Request declined',
  },
  accounts: { 'user-invite': 'Invitation', 'user-reset': 'New password' },
};

/** The kinds of mail that a filter offers to an audience. */
export const messageKindsOf = (audience: MessageAudience): string[] => Object.keys(kindLabels[audience]);

/** A kind in words; the kind itself where it has none. */
export const messageKindLabel = (kind: string): string =>
  ({ ...kindLabels.membership, ...kindLabels.accounts })[kind] ?? kind.replaceAll('-', ' ');
