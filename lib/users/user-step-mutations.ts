import 'server-only';
import type { ClientSession, UpdateQuery } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, isDuplicateKeyError, notFoundError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { inTransaction } from '@/lib/kernel/transaction';
import { UserModel, type Role, type UserRow } from '@/models/user';
import { dropAccountLinks, makeAccountLink } from './account-link-mutations';
import { keepingAnAdministrator } from './administrator-guard-mutations';
import { emailKeyOf } from './email-key';
import { isActiveAdministrator, whyNot, type AccountStep } from './user-policy';
import type { InviteInput } from './user-schema';
import { roleList, type MadeLink } from './user-types';

/**
 * The steps themselves, without asking who may take them: `user-mutations.ts` does that for the site, and whoever
 * has the command line has the database anyway. `actor` is null for the command line.
 */
export type Actor = Pick<Viewer, 'id' | 'name'> | null;

/** Makes an account that is waiting for its owner, and the link that opens it. Throws `duplicate`. */
export async function invite(actor: Actor, input: InviteInput): Promise<MadeLink> {
  return inTransaction(async (session) => {
    const [user] = await UserModel.create(
      [{ ...input, emailKey: emailKeyOf(input.email), state: 'invited', sessionVersion: 1 }],
      { session },
    );
    if (!user) throw new Error('The account was not made.');
    await note(actor, 'user.invite', user, roleList(input.roles), session);
    return makeAccountLink('invite', user, session);
  }).catch((error: unknown) => {
    if (!isDuplicateKeyError(error)) throw error;
    throw new AppError('duplicate', 'There is an account with this email address already', {
      fields: { email: 'There is an account with this email address already' },
    });
  });
}

/** Sets the roles; they hold from the account's next request on. */
export async function changeRoles(actor: Actor, id: string, roles: Role[]): Promise<void> {
  await step(actor, 'change-roles', id, async (user, session) => {
    if (roles.join() === user.roles.join()) return null;
    const set = (to: Role[]) => () => update(user, { $set: { roles: to } }, session);
    if (isActiveAdministrator(toAccount(user)) && !roles.includes('administrator'))
      await keepingAnAdministrator(user._id, session, { change: set(roles), undo: set(user.roles) });
    else await set(roles)();
    return `${roleList(user.roles)} → ${roleList(roles)}`;
  });
}

/** Closes the account: its sessions, links and access tokens stop at once. */
export async function disable(actor: Actor, id: string): Promise<void> {
  await step(actor, 'disable', id, async (user, session) => {
    const change = () => update(user, { $set: { state: 'disabled' }, $inc: { sessionVersion: 1 } }, session);
    const undo = () => update({ _id: user._id, state: 'disabled' }, { $set: { state: user.state } }, session);
    if (isActiveAdministrator(toAccount(user)))
      await keepingAnAdministrator(user._id, session, { change, undo });
    else await change();
    await dropAccountLinks(user._id, session);
    return '';
  });
}

/** Opens a disabled account again; one without a password is waiting for its owner as before. */
export async function enable(actor: Actor, id: string): Promise<void> {
  await step(actor, 'enable', id, async (user, session) => {
    await update(user, { $set: { state: user.passwordHash ? 'active' : 'invited' } }, session);
    return '';
  });
}

/** A new invitation; the one before stops working. */
export async function inviteAgain(actor: Actor, id: string): Promise<MadeLink> {
  return linkStep(actor, 'invite-again', 'invite', id);
}

/** A link with which the owner chooses a new password; the present one works until then. */
export async function sendReset(actor: Actor, id: string): Promise<MadeLink> {
  return linkStep(actor, 'send-reset', 'reset', id);
}

async function linkStep(
  actor: Actor,
  name: AccountStep,
  kind: 'invite' | 'reset',
  id: string,
): Promise<MadeLink> {
  let made: MadeLink | undefined;
  await step(actor, name, id, async (user, session) => {
    made = await makeAccountLink(kind, user, session);
    return '';
  });
  if (!made) throw notFoundError('account');
  return made;
}

type Work = (user: UserRow, session: ClientSession | undefined) => Promise<string | null>;

/** Finds the account, asks the policy, does the work and notes it; work that returns null changed nothing. */
async function step(actor: Actor, name: AccountStep, id: string, work: Work): Promise<void> {
  const _id = parseId(id);
  if (!_id) throw notFoundError('account');
  await connectDatabase();
  await inTransaction(async (session) => {
    const user = await UserModel.findById(_id)
      .select('+passwordHash')
      .session(session ?? null)
      .lean();
    if (!user) throw notFoundError('account');
    const reason = whyNot(name, toAccount(user), actor?.id ?? null);
    if (reason) throw new AppError('wrong-state', reason);
    const detail = await work(user, session);
    if (detail !== null) await note(actor, `user.${name}`, user, detail, session);
  });
}

/** Writes only while the account is in the state that the decision was made on. */
async function update(
  user: Pick<UserRow, '_id' | 'state'>,
  change: UpdateQuery<UserRow>,
  session: ClientSession | undefined,
): Promise<void> {
  const written = await UserModel.updateOne({ _id: user._id, state: user.state }, change, { session });
  if (written.matchedCount === 0)
    throw new AppError(
      'stale-version',
      'Somebody else has just changed this account. Look at it again first.',
    );
}

const toAccount = (user: UserRow) => ({ id: user._id.toHexString(), state: user.state, roles: user.roles });

const note = (
  actor: Actor,
  action: string,
  user: Pick<UserRow, '_id' | 'name'>,
  detail: string,
  session: ClientSession | undefined,
): Promise<void> =>
  recordAudit(
    actor,
    { action, target: { kind: 'user', id: user._id.toHexString(), label: user.name }, detail },
    session,
  );
