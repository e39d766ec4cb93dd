import { hash, verify } from '@node-rs/argon2';

// argon2id (the package's default) with OWASP's first recommendation: 19 MiB, two passes, one thread.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password fits. Without a stored hash (no such account, or none set yet) it is compared with one
 * that nothing fits, so that the answer takes as long as for an account that is there.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await nobodysHash), password);
  return fits && stored !== undefined;
}
