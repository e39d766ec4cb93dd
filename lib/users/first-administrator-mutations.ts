import mongoose, { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import { hashPassword } from '@/lib/auth/password';
import type { SessionStart } from '@/lib/auth/session-cookie';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, isDuplicateKeyError } from '@/lib/kernel/errors';
import { hashSecret, makeSecret } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { TokenModel } from '@/models/token';
import { roles, UserModel } from '@/models/user';
import { emailKeyOf } from './email-key';
import type { SetupInput } from './user-schema';

// Runs at the start, outside Next, as well: no `server-only` guard here.

// The first account has an id of its own, so that the database itself refuses a second first administrator,
// whichever two tabs or instances race.
const firstId = new Types.ObjectId('000000000000000000000001');
const linkHours = 24;

type FirstAccount = { name: string; email: string; password: string };

/** Whether anybody could sign in, now or after taking up an invitation. */
export async function hasUsers(): Promise<boolean> {
  await connectDatabase();
  return (await UserModel.exists({})) !== null;
}

/** Makes the first administrator, with all roles. Throws `wrong-state` where there is any account already. */
export async function createFirstAdministrator(account: FirstAccount): Promise<SessionStart> {
  if (await hasUsers()) throw alreadyThere();
  const passwordHash = await hashPassword(account.password);
  const id = firstId.toHexString();
  await inTransaction(async (session) => {
    const user = {
      _id: firstId,
      name: account.name,
      email: account.email,
      emailKey: emailKeyOf(account.email),
      roles: [...roles],
      state: 'active' as const,
      passwordHash,
      sessionVersion: 1,
    };
    await UserModel.create([user], { session });
    const target = { kind: 'user', id, label: account.name };
    await recordAudit({ id, name: account.name }, { action: 'user.set-up', target }, session);
    await TokenModel.deleteMany({ kind: 'setup' }, { session });
  }).catch((error: unknown) => {
    throw isDuplicateKeyError(error) ? alreadyThere() : error;
  });
  return { userId: id, sessionVersion: 1 };
}

/** A new set-up link's secret; those made before stop working. */
export async function makeSetupSecret(): Promise<string> {
  const secret = makeSecret();
  await connectDatabase();
  await TokenModel.deleteMany({ kind: 'setup' });
  const expiresAt = new Date(Date.now() + linkHours * 60 * 60 * 1000);
  await TokenModel.create([{ kind: 'setup', hash: hashSecret(secret), expiresAt }]);
  return secret;
}

/** Whether the set-up link works at this moment. */
export async function isSetupSecret(secret: string): Promise<boolean> {
  await connectDatabase();
  const found = await TokenModel.exists({
    hash: hashSecret(secret),
    kind: 'setup',
    expiresAt: mongoose.trusted({ $gt: new Date() }),
  });
  return found !== null;
}

/** The set-up page's form: makes the first administrator with a link that works. */
export async function setUp(input: SetupInput): Promise<SessionStart> {
  if (!(await isSetupSecret(input.token)))
    throw new AppError(
      'not-found',
      'This link no longer works. Start the site again: it prints a new one as long as nobody can sign in.',
    );
  return createFirstAdministrator(input);
}

const alreadyThere = () =>
  new AppError(
    'wrong-state',
    'The first administrator is there already. Sign in, or ask them to invite you.',
  );
