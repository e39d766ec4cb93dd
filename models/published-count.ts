import { Schema } from 'mongoose';
import { defineModel } from './define';

/**
 * How many published items stand under a month (`month/2017-09`), a topic or a place (`topic/<id>`). Kept by every
 * change of what readers see, in its unit, so that reading a count costs the same in any archive.
 */
export type PublishedCountRow = { _id: string; count: number };

const schema = new Schema<PublishedCountRow>(
  { _id: { type: String, required: true, maxlength: 40 }, count: { type: Number, required: true } },
  { strict: 'throw', versionKey: false },
);

export const PublishedCountModel = defineModel('PublishedCount', schema, 'publishedcounts');
