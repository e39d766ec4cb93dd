import 'server-only';
import type { Capability, Viewer } from '@/lib/auth/capabilities';
import { getRequestViewer } from '@/lib/auth/request-viewer';
import { authorise } from '@/lib/auth/viewer';
import { AppError } from '@/lib/kernel/errors';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { problemResponse } from './problem';

export type ApiCall<Params> = {
  request: Request;
  /** Query parameters; of a repeated one the first. */
  query: URLSearchParams;
  params: Params;
  viewer: Viewer | null;
};

const requestsPerMinute = 120;

/**
 * A JSON endpoint: finds out who asks, limits the rate, lets `answer` parse and call its domain function, and turns
 * whatever goes wrong into problem details. `answer` returns the value to send, or a whole Response.
 */
export function apiRoute<Params = Record<string, never>>(
  answer: (call: ApiCall<Params>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const viewer = await getRequestViewer(request);
      await countAttempt({
        purpose: 'api',
        key: viewer?.id ?? request.headers.get('x-psg-client-address') ?? 'unknown',
        limit: requestsPerMinute,
        windowSeconds: 60,
      });
      const query = new URL(request.url).searchParams;
      const result = await answer({ request, query, params: await context.params, viewer });
      if (result instanceof Response) return result;
      return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      return problemResponse(error);
    }
  };
}

/**
 * The viewer of a call that needs a capability; ask before the body is read. The domain function asks once more.
 * Throws `not-signed-in` or `not-allowed`.
 */
export function authorised(viewer: Viewer | null, capability: Capability): Viewer {
  if (!viewer)
    throw new AppError('not-signed-in', 'Send a personal access token: Authorization: Bearer psg_…');
  authorise(viewer, capability);
  return viewer;
}
