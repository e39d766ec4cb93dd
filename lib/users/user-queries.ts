import 'server-only';
import { can, type Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { UserModel, type UserRow } from '@/models/user';
import type { UserSummary } from './user-types';

const fields = { name: 1, email: 1, roles: 1, state: 1, lastSignInAt: 1 } as const;
type Row = Pick<UserRow, '_id' | keyof typeof fields>;

// A group of volunteers has a few dozen accounts; the bound only keeps a fault from becoming an outage.
const most = 500;

/** Every account, by name. Nothing for those who don't manage users. */
export async function listUsers(viewer: Viewer): Promise<UserSummary[]> {
  if (!can(viewer, 'users.manage')) return [];
  return readUsers();
}

/** One account, or null; "not yours to see" and "not there" are the same. */
export async function findUser(viewer: Viewer, id: unknown): Promise<UserSummary | null> {
  const _id = parseId(id);
  if (!_id || !can(viewer, 'users.manage')) return null;
  await connectDatabase();
  const row: Row | null = await UserModel.findById(_id, fields).lean();
  return row && toSummary(row);
}

/** Names of all who ever had an account, for the audit's filter. */
export async function listUserNames(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  if (!can(viewer, 'audit.read')) return [];
  return (await readUsers()).map(({ id, name }) => ({ id, name }));
}

/** Every account, for the command line, which has the database anyway. */
export async function readUsers(): Promise<UserSummary[]> {
  await connectDatabase();
  const rows: Row[] = await UserModel.find({}, fields).sort({ name: 1, _id: 1 }).limit(most).lean();
  return rows.map(toSummary);
}

const toSummary = (row: Row): UserSummary => ({
  id: row._id.toHexString(),
  name: row.name,
  email: row.email,
  roles: row.roles,
  state: row.state,
  lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
});
