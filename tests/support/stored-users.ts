import type { Viewer } from '@/lib/auth/capabilities';
import { hashPassword } from '@/lib/auth/password';
import { UserModel, type Role, type UserState } from '@/models/user';

export const storedPassword = 'correct horse battery staple';
let passwordHash: Promise<string> | undefined;
let count = 0;

/** Puts an account with `storedPassword` into the database; returns it as a viewer. */
export async function storeUser(
  options: { roles?: Role[]; state?: UserState; name?: string } = {},
): Promise<Viewer> {
  passwordHash ??= hashPassword(storedPassword);
  const { roles = ['editor'], state = 'active', name = `Person ${(count += 1)}` } = options;
  const email = `Person-${count}-${Date.now()}@Example.org`;
  const user = await UserModel.create({
    name,
    email,
    emailKey: email.toLowerCase(),
    roles,
    state,
    ...(state !== 'invited' && { passwordHash: await passwordHash }),
  });
  return { id: user._id.toHexString(), name, email, roles };
}

/** The code of the AppError that the promise is rejected with; fails where it is not. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'code' in error ? error.code : String(error),
  );
}
