import 'server-only';
import { encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { authSecret, siteUrl } from '@/lib/kernel/env';
import { sessionCookieNameFor } from './session-cookie-name';

/** Seconds after which a session ends by itself: 7 days. */
export const sessionMaxAge = 7 * 24 * 60 * 60;

export const usesSecureCookies = (): boolean => siteUrl().startsWith('https:');

/** The name that next-auth gives its session cookie. */
export const sessionCookieName = (): string => sessionCookieNameFor(siteUrl());

export type SessionStart = { userId: string; sessionVersion: number };

/** Signs this browser in: sets the cookie that next-auth itself would set. Only in actions and route handlers. */
export async function startSession({ userId, sessionVersion }: SessionStart): Promise<void> {
  const value = await encode({
    token: { userId, sessionVersion },
    secret: authSecret(),
    maxAge: sessionMaxAge,
  });
  (await cookies()).set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: usesSecureCookies(),
    maxAge: sessionMaxAge,
  });
}

/** Signs this browser out. Only in actions and route handlers. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: usesSecureCookies(),
    maxAge: 0,
  });
}
