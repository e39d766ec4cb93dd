import { AppError } from '@/lib/kernel/errors';
import { parseInput } from '@/lib/kernel/parse-input';
import { emailKeyOf } from '@/lib/users/email-key';
import {
  changeRoles,
  disable,
  enable,
  invite,
  inviteAgain,
  sendReset,
} from '@/lib/users/user-step-mutations';
import { readUsers } from '@/lib/users/user-queries';
import { inviteSchema, rolesSchema } from '@/lib/users/user-schema';
import { roleList, stateLabels, type MadeLink, type UserSummary } from '@/lib/users/user-types';

export const userCommandHelp = `Accounts of the back office.

  npm run user -- list
  npm run user -- create EMAIL --name "Full Name" --roles editor
  npm run user -- roles EMAIL --roles administrator,editor
  npm run user -- disable EMAIL
  npm run user -- enable EMAIL
  npm run user -- reset EMAIL

Roles: administrator, editor, membership-secretary; several with commas between them.
"create" and "reset" print a link with which the person chooses a password: it works once. No password is ever
typed here. "reset" makes a new invitation for somebody who has not taken up the first.
The database is that of the site (MONGODB_URI, or DATA_DIR); the site may be running.
`;

type Options = { name?: string; roles?: string };

/** Runs one command; returns what to print. Throws AppError with a sentence for the person who typed it. */
export async function runUserCommand([command, email]: string[], options: Options): Promise<string> {
  if (command === 'list') return listing(await readUsers());
  if (!command || !Object.hasOwn(commands, command))
    throw new AppError('invalid-input', `There is no command "${command}".\n\n${userCommandHelp}`);
  if (!email) throw new AppError('invalid-input', `Say whose account: npm run user -- ${command} EMAIL`);
  return commands[command as keyof typeof commands](email, options);
}

const commands = {
  create: async (email: string, { name, roles }: Options) => {
    const input = parseInput(inviteSchema, { email, name, roles: split(roles) });
    return handOver(await invite(null, input));
  },
  roles: async (email: string, { roles }: Options) => {
    const user = await byEmail(email);
    const chosen = parseInput(rolesSchema, split(roles));
    await changeRoles(null, user.id, chosen);
    return `${user.email}: ${roleList(chosen)}\n`;
  },
  disable: async (email: string) => {
    const user = await byEmail(email);
    await disable(null, user.id);
    return `${user.email} is disabled.\n`;
  },
  enable: async (email: string) => {
    const user = await byEmail(email);
    await enable(null, user.id);
    return `${user.email} is enabled.\n`;
  },
  reset: async (email: string) => {
    const user = await byEmail(email);
    return handOver(await (user.state === 'invited' ? inviteAgain : sendReset)(null, user.id));
  },
};

const split = (roles = ''): string[] =>
  roles
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');

async function byEmail(email: string): Promise<UserSummary> {
  const key = emailKeyOf(email);
  const user = (await readUsers()).find((known) => emailKeyOf(known.email) === key);
  if (!user) throw new AppError('not-found', `Nobody has an account with the address ${email}.`);
  return user;
}

const handOver = ({ link, email }: MadeLink): string =>
  `Give this link to ${email}; it works once:\n${link}\n`;

function listing(users: UserSummary[]): string {
  if (users.length === 0) return 'Nobody has an account yet.\n';
  const lines = users.map(({ name, email, roles, state, lastSignInAt }) =>
    [email, name, stateLabels[state], roleList(roles), lastSignInAt ?? 'never signed in'].join('\t'),
  );
  return `${lines.join('\n')}\n`;
}
