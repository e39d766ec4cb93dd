import type { Document } from 'bson';
import { decode } from '../bson-codec';
import { setTextScore } from '../semantics';
import { decodeFields } from '../storage/raw-bson';

/** A stored document on its way through a query: its bytes, decoded only if somebody asks. */
export class Row {
  private decoded?: Document;

  /** @param score how well it fits a text search */
  constructor(
    readonly record: number,
    readonly raw: Buffer,
    private readonly score?: number,
  ) {}

  get doc(): Document {
    return (this.decoded ??= this.scored(decode(this.raw)));
  }

  /** The document with at least these top fields: a long text need not be decoded to look at a date. */
  with(fields: Set<string> | undefined): Document {
    if (this.decoded || !fields) return this.doc;
    return this.scored(decodeFields(this.raw, fields));
  }

  private scored(doc: Document): Document {
    if (this.score !== undefined) setTextScore(doc, this.score);
    return doc;
  }
}
