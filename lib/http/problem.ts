import { AppError, type ErrorCode } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';

const statusOf: Record<ErrorCode, number> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'invalid-input': 422,
  'stale-version': 409,
  'wrong-state': 409,
  duplicate: 409,
  'rate-limited': 429,
  'too-large': 413,
  unavailable: 503,
  unexpected: 500,
};

const titles: Record<ErrorCode, string> = {
  'not-signed-in': 'Sign in',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  'invalid-input': 'The input has mistakes',
  'stale-version': 'Changed meanwhile',
  'wrong-state': 'Not possible in this state',
  duplicate: 'Already there',
  'rate-limited': 'Too many requests',
  'too-large': 'Too large',
  unavailable: 'Unavailable',
  unexpected: 'The site has a fault',
};

/**
 * The answer to a request that failed: problem details (RFC 9457). `code` is stable, `detail` is for people,
 * `fields` names the members at fault. Faults of ours are logged and told to nobody.
 */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof AppError)) {
    log.error('A request failed', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  const known =
    error instanceof AppError ? error : new AppError('unexpected', 'The request could not be carried out.');
  const status = statusOf[known.code];
  const body = {
    type: 'about:blank',
    title: titles[known.code],
    status,
    detail: known.forPeople,
    code: known.code,
    ...(Object.keys(known.fields).length > 0 && { fields: known.fields }),
  };
  return Response.json(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(status === 429 && { 'Retry-After': '60' }),
    },
  });
}
