import type { Document } from 'bson';
import { decode } from '../bson-codec';
import { decodeFields } from '../storage/raw-bson';

/** A stored document on its way through a query: its bytes, decoded only if somebody asks. */
export class Row {
  private decoded?: Document;

  constructor(
    readonly record: number,
    readonly raw: Buffer,
  ) {}

  get doc(): Document {
    return (this.decoded ??= decode(this.raw));
  }

  /** The document with at least these top fields: a long text need not be decoded to look at a date. */
  with(fields: Set<string> | undefined): Document {
    if (this.decoded || !fields) return this.doc;
    return decodeFields(this.raw, fields);
  }
}
