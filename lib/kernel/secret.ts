import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or a token: 256 random bits, 43 characters of base64url. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It has 256 bits of its own, so a fast hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
