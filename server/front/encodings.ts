import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

const compressWithGzip = promisify(gzip);
const compressWithBrotli = promisify(brotliCompress);

const compressible =
  /^(text\/|image\/svg\+xml|application\/(.*\+)?(json|xml|javascript)|application\/manifest)/;

/** Whether a body of this type gets smaller at all; pictures and fonts are packed already. */
export const isCompressible = (contentType: string): boolean => compressible.test(contentType);

/** Compresses in a thread of its own. Quality 0 to 11; 5 costs a few milliseconds a page, 11 a hundred. */
export function brotli(body: Buffer, quality: number): Promise<Buffer> {
  return compressWithBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // A window as large as the body: the usual four megabytes would be set up for each page.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(body.length + 1)))),
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

export const gzipped = (body: Buffer): Promise<Buffer> => compressWithGzip(body, { level: 6 });

// Browsers send a handful of different headers: each is read once.
const seen = new Map<string, Encoding>();
const mostSeen = 200;

/** The best of our encodings that `Accept-Encoding` allows. RFC 9110 section 12.5.3. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  const known = seen.get(header);
  if (known) return known;
  const encoding = readHeader(header);
  if (seen.size >= mostSeen) seen.clear();
  seen.set(header, encoding);
  return encoding;
}

function readHeader(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weightOf('br') > 0 && weightOf('br') >= weightOf('gzip')) return 'br';
  return weightOf('gzip') > 0 ? 'gzip' : 'identity';
}
