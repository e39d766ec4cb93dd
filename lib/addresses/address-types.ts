/** Public addresses that stand for something stored, of which only the database knows whether it is there. */
export type StoredAddress =
  | { kind: 'article' | 'event' | 'section' | 'topic'; slug: string }
  /** `month` is `01` to `12`; absent: the whole year. */
  | { kind: 'archive'; year: string; month?: string };

/**
 * What stands at an address: something, nothing any more, the same under another slug, nothing of this kind but
 * something at another path, or nothing.
 */
export type AddressState =
  | { state: 'there' | 'gone' | 'unknown' }
  | { state: 'moved'; slug: string }
  | { state: 'elsewhere'; path: string };
