import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const topicKinds = ['topic', 'place'] as const;
export type TopicKind = (typeof topicKinds)[number];

export type TopicRow = {
  _id: Types.ObjectId;
  slug: string;
  name: string;
  kind: TopicKind;
  description: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<TopicRow>(
  {
    slug: { type: String, required: true, maxlength: 96 },
    name: { type: String, required: true, maxlength: 80 },
    kind: { type: String, enum: topicKinds, required: true },
    description: { type: String, default: '', maxlength: 500 },
    version: { type: Number, required: true, default: 1 },
  },
  { timestamps: true, strict: 'throw', versionKey: false },
);
schema.index({ slug: 1 }, { unique: true });
schema.index({ name: 1, _id: 1 });

export const TopicModel = defineModel('Topic', schema, 'topics');
