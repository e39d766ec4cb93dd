import { Schema, type Types } from 'mongoose';
import type { RichText } from './article';
import { defineModel } from './define';

export const sectionKinds = ['background', 'information'] as const;

export type SectionRow = {
  _id: Types.ObjectId;
  slug: string;
  title: string;
  /** The opening paragraph: on the home page, and first on its own. */
  opening: string;
  body: RichText;
  bodyText: string;
  /** `background` stands on the home page, `information` (privacy) only in the footer. */
  kind: (typeof sectionKinds)[number];
  position: number;
  version: number;
  updatedBy?: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<SectionRow>(
  {
    slug: { type: String, required: true, maxlength: 96 },
    title: { type: String, required: true, maxlength: 200 },
    opening: { type: String, required: true, maxlength: 1500 },
    body: { type: Schema.Types.Mixed, required: true },
    bodyText: { type: String, default: '' },
    kind: { type: String, enum: sectionKinds, required: true },
    position: { type: Number, required: true },
    version: { type: Number, required: true, default: 1 },
    updatedBy: Schema.Types.ObjectId,
  },
  { timestamps: true, strict: 'throw', minimize: false, versionKey: false },
);
schema.index({ slug: 1 }, { unique: true });
schema.index({ position: 1, _id: 1 });

export const SectionModel = defineModel('Section', schema, 'sections');
