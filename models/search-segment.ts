import { Schema } from 'mongoose';
import { defineModel } from './define';

/** A part of the search index as it is kept between starts; derived, so it may be deleted at any time. */
export type SearchSegmentRow = {
  /** Made of what it holds: two instances that index the same texts store one row. */
  _id: string;
  /** Which reading of texts it was made with; another one is worth nothing. */
  format: number;
  /** Its columns by name: typed arrays as bytes, joined ids and words as text. */
  columns: Record<string, Buffer | string>;
  createdAt: Date;
};

const schema = new Schema<SearchSegmentRow>(
  {
    _id: { type: String, required: true },
    format: { type: Number, required: true },
    columns: { type: Schema.Types.Mixed, required: true },
    createdAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
);
schema.index({ createdAt: 1, _id: 1 });

export const SearchSegmentModel = defineModel('SearchSegment', schema, 'searchSegments');
