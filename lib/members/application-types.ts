import type { ApplicationState, BulletinWay, PostalAddress } from '@/models/membership-application';

export type { ApplicationState, BulletinWay, PostalAddress };

/** A consent as it was given; `givenAt` is ISO 8601. */
export type ConsentRecord = { key: string; wording: string; givenAt: string };

/** A request as lists show it; instants are ISO 8601. */
export type ApplicationSummary = {
  id: string;
  reference: string;
  state: ApplicationState;
  name: string;
  email: string;
  kindLabel: string;
  submittedAt: string;
};

/** Everything that is kept about one request. */
export type ApplicationDetail = ApplicationSummary & {
  bulletin: BulletinWay;
  address: PostalAddress | null;
  message: string;
  consents: ConsentRecord[];
  confirmedAt: string | null;
  confirmedBy: 'link' | 'secretary' | null;
  decidedAt: string | null;
  decisionReason: string | null;
  contactId: string | null;
  version: number;
};

/** A request as it would be kept, for the second look before it is sent. */
export type ReviewedRequest = {
  name: string;
  email: string;
  kindLabel: string;
  bulletin: BulletinWay;
  address: PostalAddress | null;
  message: string;
  consents: { wording: string; ticked: boolean }[];
};

/** A member as lists show them. */
export type ContactSummary = {
  id: string;
  name: string;
  email: string;
  kindLabel: string;
  bulletin: BulletinWay;
  memberSince: string;
};

/** One page of a list; `older` is the cursor of the next page. */
export type Page<Item> = { items: Item[]; older: string | null };

export const stateLabels: Record<ApplicationState, string> = {
  unconfirmed: 'Address not confirmed',
  pending: 'Waiting for a decision',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const bulletinLabels: Record<BulletinWay, string> = {
  email: 'By email',
  post: 'By post',
  none: 'Not wanted',
};
