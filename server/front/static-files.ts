import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { makeAnswer, type KeptAnswer } from './kept-answer';
import { parseRange } from './ranges';
import { sendAnswer } from './send';

const contentTypes: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

// The build writes the content's hash into the name.
const immutable = 'public, max-age=31536000, immutable';
const aDay = 'public, max-age=86400';

type StaticFile = { file: string; cacheControl: string };

/** Files of the build and of `public/`, sent from memory. Only what was there at the start is ever read. */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();
  readonly #answers = new Map<string, Promise<KeptAnswer>>();
  readonly #headers: Record<string, string>;

  constructor(headers: Record<string, string>) {
    this.#headers = headers;
  }

  /** Notes every file below a folder, under addresses that start with `prefix`. */
  async add(folder: string, prefix: string): Promise<void> {
    const cacheControl = prefix.startsWith('/_next/static') ? immutable : aDay;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      this.#files.set(prefix + relative(folder, file).split(sep).join('/'), { file, cacheControl });
    }
  }

  /** Sends the file at this path; false where there is none. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const found = this.#files.get(path);
    if (!found) return false;
    const answer = this.#answers.get(path) ?? this.#load(path, found);
    sendWithRange(request, response, await answer);
    return true;
  }

  #load(path: string, { file, cacheControl }: StaticFile): Promise<KeptAnswer> {
    const answer = readFile(file).then((body) =>
      makeAnswer({
        status: 200,
        contentType: contentTypes[extname(file)] ?? 'application/octet-stream',
        cacheControl,
        headers: { ...this.#headers, 'Accept-Ranges': 'bytes' },
        body,
      }),
    );
    this.#answers.set(path, answer);
    answer.catch(() => this.#answers.delete(path));
    return answer;
  }
}

/** A part of the body where one is asked for, in identity encoding, or else the whole answer. */
export function sendWithRange(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  const { headers } = request;
  const { identity } = answer.variants;
  const isSame = headers['if-range'] === undefined || identity.tags.includes(String(headers['if-range']));
  const range =
    request.method === 'GET' && isSame && headers['if-none-match'] === undefined
      ? parseRange(headers.range, identity.body.length)
      : null;
  if (range === null) return sendAnswer(request, response, answer);
  const size = identity.body.length;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    return;
  }
  const part = identity.body.subarray(range.start, range.end + 1);
  const type = identity.headers[identity.headers.indexOf('Content-Type') + 1] ?? '';
  response.writeHead(206, [
    ...identity.notModifiedHeaders,
    'Content-Type',
    type,
    'Content-Length',
    String(part.length),
    'Content-Range',
    `bytes ${range.start}-${range.end}/${size}`,
  ]);
  response.end(part);
}
