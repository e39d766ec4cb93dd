import { z } from 'zod';

/**
 * The only module that reads `process.env`. Everything is optional while the embedded server is used.
 * `readEnv()` throws an `EnvError` whose message a volunteer can act on.
 */
const flag = (fallback: boolean) =>
  z
    .enum(['0', '1', 'true', 'false'], { error: 'must be 0 or 1' })
    .transform((value) => value === '1' || value === 'true')
    .default(fallback);

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).catch('production'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://www.example.org' })
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  ADMIN_EMAIL: z.email({ error: 'must be an email address' }).optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must be at least 12 characters long').optional(),
  DEMO_CONTENT: flag(true),
  TRUST_PROXY: flag(false),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
});

export type Env = z.infer<typeof envSchema> & { siteUrl: string; usesEmbeddedServer: boolean };

export class EnvError extends Error {}

/** Reads and checks the configuration. An empty variable counts as absent. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(
      `The configuration has a mistake:\n${lines.join('\n')}\nSee .env.example for every variable.`,
    );
  }
  const env = parsed.data;
  return {
    ...env,
    siteUrl: (env.SITE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    usesEmbeddedServer: env.MONGODB_URI === undefined,
  };
}

/**
 * Hands what was decided at the start (address of the embedded server, session secret, public origin) to
 * every module of this process, Next's own bundles included, by the only channel they all share.
 */
export function provideRuntime(runtime: {
  databaseUri: string;
  authSecret: string;
  siteUrl: string;
  dev: boolean;
}): void {
  Object.assign(process.env, {
    // React and Next pick their builds by it when they are loaded.
    NODE_ENV: runtime.dev ? 'development' : 'production',
    PSG_DATABASE_URI: runtime.databaseUri,
    AUTH_SECRET: runtime.authSecret,
    SITE_URL: runtime.siteUrl,
    // next-auth 4 reads these two names itself.
    NEXTAUTH_URL: runtime.siteUrl,
    NEXTAUTH_SECRET: runtime.authSecret,
  });
}

/** Address of the database: what the start decided, or else `MONGODB_URI`. Throws where there is neither. */
export function databaseUri(): string {
  const uri = process.env.PSG_DATABASE_URI || process.env.MONGODB_URI;
  if (!uri) throw new EnvError('No database: start the site with `npm start`, or set MONGODB_URI.');
  return uri;
}

/** Secret that signs sessions and one-time links. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new EnvError('No AUTH_SECRET: start the site with `npm start`, or set it.');
  return secret;
}

/** Public origin of the site, without a slash at its end. */
export function siteUrl(): string {
  return process.env.SITE_URL || readEnv().siteUrl;
}
