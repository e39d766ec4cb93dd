import 'server-only';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { countAttempt, returnAttempt, type RateLimit } from '@/lib/kernel/rate-limit';
import { hashSecret } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { UserModel } from '@/models/user';
import { verifyPassword } from './password';
import type { SessionStart } from './session-cookie';

const windowSeconds = 15 * 60;
// Counted under hashes: the counters need not know who somebody is.
const perAccount = (emailKey: string): RateLimit => ({
  purpose: 'sign-in',
  key: hashSecret(emailKey),
  limit: 10,
  windowSeconds,
});
const perAddress = (address: string): RateLimit => ({
  purpose: 'sign-in-from',
  key: hashSecret(address),
  limit: 50,
  windowSeconds,
});

/** What the sign-in form sends. Messages say what is missing, never what is wrong with an account. */
export const signInSchema = z.object({
  email: z
    .string({ error: 'Enter your email address' })
    .trim()
    .min(1, 'Enter your email address')
    .max(254, 'Enter your email address'),
  password: z
    .string({ error: 'Enter your password' })
    .min(1, 'Enter your password')
    .max(200, 'Enter your password'),
});

/**
 * Checks an address and a password, for the form and for next-auth alike. The answer, and the time it takes, are the same
 * for an unknown address, a wrong password and an account that may not sign in. Throws `invalid-input` or `rate-limited`.
 */
export async function signInWithPassword(input: unknown, address: string): Promise<SessionStart> {
  const parsed = signInSchema.safeParse(input);
  if (!parsed.success) throw wrong();
  const emailKey = parsed.data.email.toLowerCase();
  await countAttempt(perAddress(address));
  await connectDatabase();
  await countAccountAttempt(emailKey);
  const user = await UserModel.findOne({ emailKey }).select('+passwordHash').lean();
  const fits = await verifyPassword(user?.passwordHash, parsed.data.password);
  if (!user || !fits || user.state !== 'active') throw wrong();
  await Promise.all([returnAttempt(perAddress(address)), returnAttempt(perAccount(emailKey))]);
  const id = user._id.toHexString();
  await inTransaction(async (session) => {
    // Its own filter: the account may have been disabled while the password was checked.
    const signedIn = await UserModel.updateOne(
      { _id: user._id, state: 'active', sessionVersion: user.sessionVersion },
      { $set: { lastSignInAt: new Date() } },
      { session, timestamps: false },
    );
    if (signedIn.matchedCount === 0) throw wrong();
    const target = { kind: 'user', id, label: user.name };
    await recordAudit({ id, name: user.name }, { action: 'user.sign-in', target }, session);
  });
  return { userId: id, sessionVersion: user.sessionVersion };
}

/** Notes that a session was ended by its owner. */
export async function recordSignOut(userId: string | undefined): Promise<void> {
  const _id = parseId(userId);
  if (!_id) return;
  await connectDatabase();
  const user = await UserModel.findById(_id, { name: 1 }).lean();
  if (!user) return;
  const id = _id.toHexString();
  await recordAudit(
    { id, name: user.name },
    { action: 'user.sign-out', target: { kind: 'user', id, label: user.name } },
  );
}

async function countAccountAttempt(emailKey: string): Promise<void> {
  try {
    await countAttempt(perAccount(emailKey));
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') await noteLock(emailKey);
    throw error;
  }
}

/** Notes once in a window that an account takes no more attempts; whose attempts they were is not known. */
async function noteLock(emailKey: string): Promise<void> {
  try {
    await countAttempt({ ...perAccount(emailKey), purpose: 'sign-in-lock', limit: 1 });
  } catch {
    return;
  }
  const user = await UserModel.findOne({ emailKey }, { name: 1 }).lean();
  if (!user) return;
  const target = { kind: 'user', id: user._id.toHexString(), label: user.name };
  await recordAudit(null, {
    action: 'user.sign-in-locked',
    target,
    detail: 'Too many attempts with a wrong password.',
  });
}

const wrong = () =>
  new AppError('invalid-input', 'This email address and password do not belong together', {
    fields: { email: 'Check the email address', password: 'Type the password again' },
    log: 'invalid-input: sign-in refused',
  });
