import 'server-only';
import { getServerSession } from 'next-auth';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError } from '@/lib/kernel/errors';
import { parseId } from '@/lib/kernel/ids';
import { UserModel } from '@/models/user';
import { authOptions } from './auth-options';
import { can, type Capability, type Viewer } from './capabilities';

/**
 * Who asks; null for nobody. The account is read at every request, so that a disabled account or a changed
 * password ends its sessions at once.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(authOptions());
  const id = parseId(session?.userId);
  if (!id || typeof session?.sessionVersion !== 'number') return null;
  await connectDatabase();
  const user = await UserModel.findOne({
    _id: id,
    state: 'active',
    sessionVersion: session.sessionVersion,
  }).lean();
  return user ? { id: user._id.toHexString(), name: user.name, email: user.email, roles: user.roles } : null;
});

/** For pages: nobody is sent to sign in, and what somebody may not see is not there. */
export async function requirePageViewer(capability: Capability): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect('/login');
  if (!can(viewer, capability)) notFound();
  return viewer;
}

/** For actions and mutations: throws `not-signed-in` or `not-allowed`. */
export function authorise(viewer: Viewer | null, capability: Capability): asserts viewer is Viewer {
  if (!viewer)
    throw new AppError(
      'not-signed-in',
      'Your session has ended. Sign in again in another tab, then send this once more.',
    );
  if (!can(viewer, capability))
    throw new AppError('not-allowed', 'Your account may not do this. Ask an administrator.');
}
