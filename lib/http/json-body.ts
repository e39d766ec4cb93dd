import { AppError } from '@/lib/kernel/errors';

/** Largest request body, in bytes: a long article as rich text stays far below. */
export const maxBodyBytes = 1_000_000;

/** Reads a JSON body of at most `maxBodyBytes`. Throws `too-large` or `invalid-input`. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new AppError('invalid-input', 'Send JSON, with Content-Type: application/json.');
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid-input', 'The body is not valid JSON.');
  }
}

// The declared length may be missing or a lie, so what arrives is counted.
async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBodyBytes) {
      await reader.cancel();
      throw new AppError('too-large', `The body may be ${maxBodyBytes / 1_000_000} MB at most.`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
