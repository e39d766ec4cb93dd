import { Schema } from 'mongoose';
import { defineModel } from './define';

/**
 * Counts every change that a reader could see; one document, `_id: 'site'`. Kept pages belong to one `version`.
 * `takeDowns` counts those changes by which something went off the site.
 */
export type ContentVersionRow = { _id: string; version: number; takeDowns: number };

const schema = new Schema<ContentVersionRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    takeDowns: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false },
);

export const ContentVersionModel = defineModel('ContentVersion', schema, 'contentVersions');
