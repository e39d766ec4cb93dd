import { describe, expect, it } from 'vitest';
import { isReadableTarget } from '@/server/request-target';

describe('isReadableTarget', () => {
  it.each(['/', '/news/r%C3%ADo', '/news?before=%E0%A4%A', undefined])('accepts %s', (target) => {
    expect(isReadableTarget(target)).toBe(true);
  });
  it.each(['/news/%E0%A4%A', '/%', '/%zz', '/a/%ff'])('refuses %s', (target) => {
    expect(isReadableTarget(target)).toBe(false);
  });
});
