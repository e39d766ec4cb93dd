import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const applicationStates = ['unconfirmed', 'pending', 'approved', 'declined', 'withdrawn'] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const bulletinWays = ['email', 'post', 'none'] as const;
export type BulletinWay = (typeof bulletinWays)[number];

/** What somebody agreed to: the exact words that stood beside the box, and when it was ticked. */
export type GivenConsent = { key: string; wording: string; givenAt: Date };
export type PostalAddress = { lines: string; postcode: string; country: string };

export type MembershipApplicationRow = {
  _id: Types.ObjectId;
  /** What people quote, such as `PSG-7K4M-2Q9X`. */
  reference: string;
  state: ApplicationState;
  name: string;
  email: string;
  emailKey: string;
  /** The kind as it was called when it was chosen. */
  membershipKind: { key: string; label: string };
  bulletin: BulletinWay;
  address?: PostalAddress;
  message: string;
  /** Beginnings that the desk finds it by (`lib/members/search-keys`). */
  searchKeys: string[];
  consents: GivenConsent[];
  submittedAt: Date;
  confirmedAt?: Date;
  /** How the address was confirmed: by the link in the mail, or by the secretary. */
  confirmedBy?: 'link' | 'secretary';
  decidedAt?: Date;
  decidedBy?: Types.ObjectId;
  decisionReason?: string;
  contactId?: Types.ObjectId;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

export const consentSchema = new Schema<GivenConsent>(
  {
    key: { type: String, required: true },
    wording: { type: String, required: true },
    givenAt: { type: Date, required: true },
  },
  { _id: false },
);
export const addressSchema = new Schema<PostalAddress>(
  {
    lines: { type: String, maxlength: 500 },
    postcode: { type: String, maxlength: 20 },
    country: { type: String, maxlength: 60 },
  },
  { _id: false },
);

const schema = new Schema<MembershipApplicationRow>(
  {
    reference: { type: String, required: true },
    state: { type: String, enum: applicationStates, required: true },
    name: { type: String, required: true, maxlength: 100 },
    email: { type: String, required: true, maxlength: 254 },
    emailKey: { type: String, required: true, maxlength: 254 },
    membershipKind: { type: { key: String, label: String }, _id: false, required: true },
    bulletin: { type: String, enum: bulletinWays, required: true },
    address: addressSchema,
    message: { type: String, default: '', maxlength: 2000 },
    searchKeys: { type: [String], default: [] },
    consents: { type: [consentSchema], default: [] },
    submittedAt: { type: Date, required: true },
    confirmedAt: Date,
    confirmedBy: { type: String, enum: ['link', 'secretary'] },
    decidedAt: Date,
    decidedBy: Schema.Types.ObjectId,
    decisionReason: { type: String, maxlength: 1000 },
    contactId: Schema.Types.ObjectId,
    version: { type: Number, required: true, default: 1 },
  },
  { timestamps: true, strict: 'throw', versionKey: false },
);
schema.index({ reference: 1 }, { unique: true });
schema.index({ state: 1, submittedAt: -1, _id: -1 });
schema.index({ submittedAt: -1, _id: -1 });
schema.index({ emailKey: 1, submittedAt: -1, _id: -1 });
schema.index({ searchKeys: 1, submittedAt: -1, _id: -1 });

export const MembershipApplicationModel = defineModel(
  'MembershipApplication',
  schema,
  'membershipApplications',
);
