import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { AppError } from '@/lib/kernel/errors';
import { authSecret } from '@/lib/kernel/env';
import { sessionMaxAge, usesSecureCookies } from './session-cookie';
import { recordSignOut, signInWithPassword } from './sign-in';

/**
 * next-auth's configuration, made when it is asked for: secret and origin are known only after the start. The
 * session holds an id and a version; everything else is read from the database at each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: 'jwt', maxAge: sessionMaxAge },
    pages: { signIn: '/login', signOut: '/dashboard', error: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials, request) => {
          try {
            const address = (request.headers as Record<string, string> | undefined)?.['x-psg-client-address'];
            const { userId, sessionVersion } = await signInWithPassword(credentials, address ?? 'unknown');
            return { id: userId, sessionVersion };
          } catch (error) {
            // next-auth puts the message of an error into the address of the sign-in page.
            if (error instanceof AppError && error.code === 'rate-limited') throw new Error('RateLimited');
            if (error instanceof AppError) return null;
            throw new Error('Unavailable', { cause: error });
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { userId: user.id, sessionVersion: user.sessionVersion } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        userId: token.userId,
        sessionVersion: token.sessionVersion,
      }),
    },
    events: {
      signOut: ({ token }) => recordSignOut(token?.userId),
    },
  };
}
