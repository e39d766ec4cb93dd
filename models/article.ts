import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const articleStates = ['draft', 'scheduled', 'published', 'archived'] as const;
export type ArticleState = (typeof articleStates)[number];

/** A rich text document as Tiptap stores it. */
export type RichText = { type: 'doc'; content?: RichTextNode[] };
export type RichTextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichTextNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
};

/** The printed bulletin that an old item comes from: "Update 134, June/July 2009". */
export type ArticleBulletin = { number: number; period: string };

export const eventStatuses = ['confirmed', 'postponed', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** Rows from before events had a status have none: they are confirmed. */
export type ArticleEvent = {
  startsAt: Date;
  endsAt?: Date;
  venue: string;
  status?: EventStatus;
  statusNote?: string;
};

export type ArticleRow = {
  _id: Types.ObjectId;
  slug: string;
  /** Addresses that it was public under before; they lead to `slug`. */
  formerSlugs?: string[];
  title: string;
  summary: string;
  body: RichText;
  /** The body's words, for searching; derived from `body` at every save. */
  bodyText: string;
  state: ArticleState;
  /** The day it stands under, `YYYY-MM-DD` in London. */
  day: string;
  /** Shown instead of the day where the item comes from a bulletin; `day` still decides the order. */
  bulletin?: ArticleBulletin;
  /** Topics and places alike: ids of `topics`. */
  topicIds: Types.ObjectId[];
  /** Language of the text, a BCP 47 tag. */
  lang: string;
  corrections: { day: string; text: string }[];
  /** Set where the item announces an event. */
  event?: ArticleEvent;
  /** Rises with every change of the event's time, place or status: iCalendar's SEQUENCE. */
  eventSequence?: number;
  /** When it last became public; orders the items of one day. */
  publishedAt?: Date;
  /** When a scheduled item goes out. */
  scheduledFor?: Date;
  /** In the trash: never public, whatever its state. */
  trashed: boolean;
  trashedAt?: Date;
  /** Counts saves; a save that has read another number is refused. */
  version: number;
  createdBy?: Types.ObjectId;
  updatedBy?: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<ArticleRow>(
  {
    slug: { type: String, required: true, maxlength: 96 },
    formerSlugs: { type: [{ type: String, maxlength: 96 }], default: [] },
    title: { type: String, default: '', maxlength: 200 },
    summary: { type: String, default: '', maxlength: 1000 },
    body: { type: Schema.Types.Mixed, required: true },
    bodyText: { type: String, default: '' },
    state: { type: String, enum: articleStates, required: true },
    day: { type: String, required: true, match: /^\d{4}-\d{2}-\d{2}$/ },
    bulletin: { type: { number: Number, period: { type: String, maxlength: 60 } }, _id: false },
    topicIds: { type: [Schema.Types.ObjectId], default: [] },
    lang: { type: String, default: 'en', maxlength: 12 },
    corrections: {
      type: [{ _id: false, day: String, text: { type: String, maxlength: 1000 } }],
      default: [],
    },
    event: {
      type: {
        startsAt: Date,
        endsAt: Date,
        venue: { type: String, maxlength: 300 },
        status: { type: String, enum: eventStatuses },
        statusNote: { type: String, maxlength: 500 },
      },
      _id: false,
    },
    eventSequence: Number,
    publishedAt: Date,
    scheduledFor: Date,
    trashed: { type: Boolean, required: true, default: false },
    trashedAt: Date,
    version: { type: Number, required: true, default: 1 },
    createdBy: Schema.Types.ObjectId,
    updatedBy: Schema.Types.ObjectId,
  },
  { timestamps: true, strict: 'throw', minimize: false, versionKey: false },
);
schema.index({ slug: 1 }, { unique: true });
schema.index({ formerSlugs: 1 });
// The feed, whole and by topic: equality, then the order that readers see.
schema.index({ trashed: 1, state: 1, day: -1, publishedAt: -1, _id: -1 });
schema.index({ trashed: 1, state: 1, topicIds: 1, day: -1, publishedAt: -1, _id: -1 });
// What came in one bulletin, in the feed's order.
schema.index(
  { trashed: 1, state: 1, 'bulletin.number': 1, day: -1, publishedAt: -1, _id: -1 },
  { partialFilterExpression: { 'bulletin.number': { $exists: true } } },
);
// The editors' list: last changed first, whole and by state.
schema.index({ trashed: 1, updatedAt: -1, _id: -1 });
schema.index({ trashed: 1, state: 1, updatedAt: -1, _id: -1 });
schema.index({ trashed: 1, topicIds: 1, updatedAt: -1, _id: -1 });
// The same of one year: by day, which is a range.
schema.index({ trashed: 1, day: -1, _id: -1 });
schema.index({ trashed: 1, state: 1, day: -1, _id: -1 });
schema.index({ state: 1, scheduledFor: 1 });
schema.index(
  { trashed: 1, state: 1, 'event.startsAt': 1, _id: 1 },
  { partialFilterExpression: { 'event.startsAt': { $exists: true } } },
);
schema.index(
  { title: 'text', summary: 'text', bodyText: 'text' },
  {
    weights: { title: 10, summary: 5, bodyText: 1 },
    default_language: 'none',
    language_override: 'textLanguage',
    name: 'words',
  },
);

export const ArticleModel = defineModel('Article', schema, 'articles');
