import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';
import {
  addressSchema,
  bulletinWays,
  consentSchema,
  type BulletinWay,
  type GivenConsent,
  type PostalAddress,
} from './membership-application';

/** A person or organisation that the group has admitted. */
export type ContactRow = {
  _id: Types.ObjectId;
  name: string;
  email: string;
  emailKey: string;
  membershipKind: { key: string; label: string };
  bulletin: BulletinWay;
  address?: PostalAddress;
  /** Beginnings that the desk finds it by (`lib/members/search-keys`). */
  searchKeys: string[];
  consents: GivenConsent[];
  memberSince: Date;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<ContactRow>(
  {
    name: { type: String, required: true, maxlength: 100 },
    email: { type: String, required: true, maxlength: 254 },
    emailKey: { type: String, required: true, maxlength: 254 },
    membershipKind: { type: { key: String, label: String }, _id: false, required: true },
    bulletin: { type: String, enum: bulletinWays, required: true },
    address: addressSchema,
    searchKeys: { type: [String], default: [] },
    consents: { type: [consentSchema], default: [] },
    memberSince: { type: Date, required: true },
  },
  { timestamps: true, strict: 'throw', versionKey: false },
);
schema.index({ emailKey: 1 }, { unique: true });
schema.index({ memberSince: -1, _id: -1 });
schema.index({ searchKeys: 1, memberSince: -1, _id: -1 });

export const ContactModel = defineModel('Contact', schema, 'contacts');
