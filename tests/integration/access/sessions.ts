import { vi } from 'vitest';
import { capabilities, can, type Capability } from '@/lib/auth/capabilities';
import { roles, UserModel, type Role } from '@/models/user';

/** Who asks in the sweep: nobody, or an account that has exactly one role. */
export type Person = 'nobody' | Role;
export const people: Person[] = ['nobody', ...roles];

const accounts = new Map<Role, { userId: string; sessionVersion: number }>();
const current = vi.hoisted(() => ({ person: 'nobody' as string }));

// Only the cookie's decoding is replaced: the account itself is looked up in the database as always.
vi.mock('next-auth', async (original) => ({
  ...(await original<typeof import('next-auth')>()),
  getServerSession: async () => accounts.get(current.person as Role) ?? null,
}));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000', 'x-psg-client-address': '192.0.2.1' }),
  cookies: async () => ({ get: () => undefined, getAll: () => [], has: () => false, set() {}, delete() {} }),
}));

/** One active account a role, in the real database. */
export async function makeAccounts(): Promise<void> {
  for (const role of roles) {
    const email = `${role}@example.org`;
    const user = await UserModel.create({
      name: role,
      email,
      emailKey: email,
      roles: [role],
      state: 'active',
    });
    accounts.set(role, { userId: user._id.toHexString(), sessionVersion: user.sessionVersion });
  }
}

/** From here on requests come from this person. */
export function signInAs(person: Person): void {
  current.person = person;
}

/** Whether the person's role gives the capability. */
export function has(person: Person, capability: Capability): boolean {
  return person !== 'nobody' && can({ roles: [person] }, capability);
}

export { capabilities };
