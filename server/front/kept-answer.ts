import { createHash } from 'node:crypto';
import { brotli, gzipped, isCompressible, type Encoding } from './encodings';

/** One body, with everything that is sent before it ready for `writeHead`. */
export type Variant = {
  /** Tags that `If-None-Match` may name for 304; the first is sent. */
  tags: string[];
  /** Names and values in turn. */
  headers: string[];
  notModifiedHeaders: string[];
  body: Buffer;
};

/** A whole answer in every encoding that it comes in. */
export type KeptAnswer = {
  status: number;
  variants: { identity: Variant } & Partial<Record<Encoding, Variant>>;
  /** Roughly what it takes of memory; counted once, when it is made. */
  bytes: number;
};

export type AnswerParts = {
  status: number;
  contentType: string;
  cacheControl: string;
  /** Names and values of everything else, such as security headers. */
  headers: Record<string, string>;
  body: Buffer;
};

const overhead = 2048;
// Under this a compressed body saves less than its headers cost.
const leastToCompress = 512;

/** Makes an answer with identity, gzip and quick brotli bodies. */
export async function makeAnswer(parts: AnswerParts): Promise<KeptAnswer> {
  const { body } = parts;
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  if (body.length < leastToCompress || !isCompressible(parts.contentType)) {
    const identity = makeVariant(parts, body, [`"${digest}"`], 'identity', false);
    return { status: parts.status, variants: { identity }, bytes: body.length + overhead };
  }
  const [gzip, br] = await Promise.all([gzipped(body), brotli(body, 5)]);
  return {
    status: parts.status,
    variants: {
      identity: makeVariant(parts, body, [`"${digest}"`], 'identity', true),
      gzip: makeVariant(parts, gzip, [`"${digest}-gz"`], 'gzip', true),
      br: makeVariant(parts, br, [`"${digest}-br"`], 'br', true),
    },
    bytes: body.length + gzip.length + br.length + overhead,
  };
}

/** Replaces the quick brotli body by the smallest one, if that is smaller. Its bytes differ, and so does its tag; both tags still match. */
export async function improveAnswer(answer: KeptAnswer): Promise<void> {
  const { identity, br } = answer.variants;
  if (!br || br.tags.length > 1) return;
  const body = await brotli(identity.body, 11);
  if (body.length >= br.body.length) return;
  const [quick = ''] = br.tags;
  const best = quick.replace(/-br"$/, '-br11"');
  const replace = (headers: string[]) =>
    headers.map((value, index) => {
      if (headers[index - 1] === 'ETag') return best;
      return headers[index - 1] === 'Content-Length' ? String(body.length) : value;
    });
  answer.variants.br = {
    tags: [best, quick],
    headers: replace(br.headers),
    notModifiedHeaders: replace(br.notModifiedHeaders),
    body,
  };
}

function makeVariant(
  parts: AnswerParts,
  body: Buffer,
  tags: string[],
  encoding: Encoding,
  varies: boolean,
): Variant {
  const always = Object.entries(parts.headers).flat();
  // Only what was found can be asked for again by its tag.
  const found = parts.status === 200 ? ['ETag', tags[0] ?? ''] : [];
  const vary = varies ? ['Vary', 'Accept-Encoding'] : [];
  const shared = ['Cache-Control', parts.cacheControl, ...found, ...vary, ...always];
  const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
  return {
    tags,
    headers: [
      'Content-Type',
      parts.contentType,
      'Content-Length',
      String(body.length),
      ...encoded,
      ...shared,
    ],
    notModifiedHeaders: shared,
    body,
  };
}
