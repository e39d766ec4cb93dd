import { describe, expect, it } from 'vitest';
import { safeNextPath } from '@/lib/auth/safe-next-path';

describe('where to go after signing in', () => {
  it.each([
    '/dashboard',
    '/dashboard/articles',
    '/dashboard/articles?state=draft&page=2',
    '/dashboard?done=1',
  ])('%s is taken', (path) => expect(safeNextPath(path)).toBe(path));

  it.each([
    undefined,
    '',
    '/',
    '/news',
    '/dashboards',
    'dashboard',
    'https://evil.example/dashboard',
    '//evil.example/dashboard',
    '/dashboard/../news',
    '/dashboard/..//evil.example',
    '/dashboard/%2e%2e/news',
    '/dashboard\\..\\..\\evil',
    '/dashboard/\n//evil.example',
    ['/dashboard/users'],
  ])('%j is not', (path) => expect(safeNextPath(path)).toBe('/dashboard'));
});
