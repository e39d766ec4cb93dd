import 'server-only';
import mongoose, { type Types } from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { UserModel } from '@/models/user';

/** Names of accounts, keyed by id, disabled ones included; nothing else of an account. Gone ones are left out. */
export async function findUserNames(ids: (Types.ObjectId | undefined)[]): Promise<Map<string, string>> {
  const unique = [...new Map(ids.flatMap((id) => (id ? [[id.toHexString(), id] as const] : []))).values()];
  if (unique.length === 0) return new Map();
  await connectDatabase();
  const rows = await UserModel.find({ _id: mongoose.trusted({ $in: unique }) }, { name: 1 }).lean();
  return new Map(rows.map((row) => [row._id.toHexString(), row.name]));
}
