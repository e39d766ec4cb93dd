import 'server-only';
import mongoose, { type ClientSession, type Types } from 'mongoose';
import { AppError } from '@/lib/kernel/errors';
import { UserModel } from '@/models/user';

const activeAdministrator = { roles: 'administrator', state: 'active' } as const;

/**
 * Makes a change that takes an active administrator away, only if another one stays. Two administrators who take
 * each other away at once: in transactions the touch of the other account makes them collide, without
 * transactions the second look finds nobody left and `undo` puts the account back.
 */
export async function keepingAnAdministrator(
  userId: Types.ObjectId,
  session: ClientSession | undefined,
  steps: { change: () => Promise<void>; undo: () => Promise<void> },
): Promise<void> {
  const other = await UserModel.findOneAndUpdate(
    { ...activeAdministrator, _id: mongoose.trusted({ $ne: userId }) },
    { $set: { updatedAt: new Date() } },
    { session },
  ).lean();
  if (!other) throw lastOne();
  await steps.change();
  if (session || (await UserModel.exists(activeAdministrator))) return;
  await steps.undo();
  throw lastOne();
}

const lastOne = () =>
  new AppError(
    'wrong-state',
    'This is the last active administrator. Make somebody else an administrator first.',
  );
