import type { Document } from 'bson';
import { decode } from '../bson-codec';

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
}
