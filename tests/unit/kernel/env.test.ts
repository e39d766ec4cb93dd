import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from '@/lib/kernel/env';

const read = (values: Record<string, string>) => readEnv(values as NodeJS.ProcessEnv);

describe('the configuration', () => {
  it('needs nothing', () => {
    const env = read({});
    expect(env).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DEMO_CONTENT: true, TRUST_PROXY: false });
    expect(env.siteUrl).toBe('http://localhost:3000');
    expect(env.usesEmbeddedServer).toBe(true);
  });

  it('takes an empty variable for an absent one', () => {
    expect(read({ PORT: '', MONGODB_URI: '' })).toMatchObject({ PORT: 3000, usesEmbeddedServer: true });
  });

  it('names every variable that is wrong, in words', () => {
    const wrong = () => read({ PORT: 'many', MONGODB_URI: 'postgres://x', ADMIN_PASSWORD: 'short' });
    expect(wrong).toThrow(EnvError);
    expect(wrong).toThrow(
      /PORT: .*number[\s\S]*MONGODB_URI: must start with mongodb[\s\S]*ADMIN_PASSWORD: .*12 characters/,
    );
  });

  it('cuts the slash at the end of the public address', () => {
    expect(read({ SITE_URL: 'https://example.org/' }).siteUrl).toBe('https://example.org');
  });

  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org'])(
    'refuses %s as a public address',
    (value) => {
      expect(() => read({ SITE_URL: value })).toThrow(/SITE_URL/);
    },
  );
});
