import { Schema, type Types } from 'mongoose';
import type { RichText } from './article';
import { defineModel } from './define';

export const sectionKinds = ['background', 'information'] as const;

/** A document elsewhere that goes deeper. `href` is empty where it is only in print. */
export type FurtherReading = { title: string; href: string; lang: string; year: number | null };

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
  furtherReading: FurtherReading[];
  /** The London day on which somebody last checked that the text still holds; empty: never. */
  lastReviewed: string;
  /** Topics and places whose news belong to it. */
  topicIds: Types.ObjectId[];
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
    furtherReading: {
      type: [
        {
          _id: false,
          title: { type: String, maxlength: 300 },
          href: { type: String, maxlength: 2000 },
          lang: { type: String, maxlength: 12 },
          year: { type: Number, default: null },
        },
      ],
      default: [],
    },
    lastReviewed: { type: String, default: '', match: /^(\d{4}-\d{2}-\d{2})?$/ },
    topicIds: { type: [Schema.Types.ObjectId], default: [] },
    version: { type: Number, required: true, default: 1 },
    updatedBy: Schema.Types.ObjectId,
  },
  { timestamps: true, strict: 'throw', minimize: false, versionKey: false },
);
schema.index({ slug: 1 }, { unique: true });
schema.index({ position: 1, _id: 1 });
schema.index({ topicIds: 1, position: 1, _id: 1 });

export const SectionModel = defineModel('Section', schema, 'sections');
