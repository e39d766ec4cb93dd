import { Schema } from 'mongoose';
import { defineModel } from './define';

export type MembershipKind = { key: string; label: string; hint: string };
export type ConsentText = { key: string; wording: string; required: boolean };

/** What editors may change about the site as a whole; one document, `_id: 'site'`. */
export type SettingsRow = {
  _id: string;
  strapline: string;
  contactEmail: string;
  membershipKinds: MembershipKind[];
  joinReasons: string[];
  consentTexts: ConsentText[];
  /** Days in which a confirmed request to join is answered, as joiners are told. */
  answerDays: number;
  version: number;
  updatedAt: Date;
};

const schema = new Schema<SettingsRow>(
  {
    _id: { type: String, required: true },
    strapline: { type: String, default: '', maxlength: 200 },
    contactEmail: { type: String, default: '', maxlength: 254 },
    membershipKinds: { type: [{ _id: false, key: String, label: String, hint: String }], default: [] },
    joinReasons: { type: [String], default: [] },
    consentTexts: { type: [{ _id: false, key: String, wording: String, required: Boolean }], default: [] },
    answerDays: Number,
    version: { type: Number, required: true, default: 1 },
  },
  { timestamps: { createdAt: false, updatedAt: true }, strict: 'throw', versionKey: false },
);

export const SettingsModel = defineModel('Settings', schema, 'settings');
