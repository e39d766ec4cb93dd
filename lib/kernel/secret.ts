import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { authSecret } from './env';

/** A secret for a link or a token: 256 random bits, 43 characters of base64url. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It has 256 bits of its own, so a fast hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** 32 bytes that only this site can make of a text; `purpose` keeps one use from standing in for another. */
export const signature = (purpose: string, text: string): Buffer =>
  createHmac('sha256', authSecret()).update(`${purpose}\n${text}`).digest();

/** `text.signature`, to be carried by a browser and read again with `unsign`. */
export const sign = (purpose: string, text: string): string =>
  `${text}.${signature(purpose, text).toString('base64url')}`;

/** The text that was signed for this purpose; null where anything is wrong with it. */
export function unsign(purpose: string, signed: string): string | null {
  const at = signed.lastIndexOf('.');
  if (at < 0) return null;
  const text = signed.slice(0, at);
  const given = Buffer.from(signed.slice(at + 1), 'base64url');
  const right = signature(purpose, text);
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
}
