import 'server-only';
import { siteUrl } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { findTokenViewer } from './access-token';
import type { Viewer } from './capabilities';
import { getViewer } from './viewer';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Who makes an API call: the maker of the personal access token it carries, or else whoever the session cookie
 * belongs to, null for nobody. Throws `not-signed-in` for a token that does not hold, and `not-allowed` where a
 * session's browser was sent to change something by another site's page.
 */
export async function getRequestViewer(request: Request): Promise<Viewer | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const viewer = secret ? await findTokenViewer(secret) : null;
    if (!viewer) throw new AppError('not-signed-in', 'This access token is unknown, expired or revoked.');
    return viewer;
  }
  const viewer = await getViewer();
  if (viewer && !isFromThisSite(request))
    throw new AppError('not-allowed', 'With a session, changes can be made from this site’s own pages only.');
  return viewer;
}

// A browser names the origin of every unsafe request; what names none did not come from our pages.
function isFromThisSite(request: Request): boolean {
  return safeMethods.includes(request.method) || request.headers.get('origin') === new URL(siteUrl()).origin;
}
