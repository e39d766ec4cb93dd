import { expect, it } from 'vitest';
import { withoutSlips } from '@/lib/search/did-you-mean';

it('puts slips right and leaves everything else as it was typed', () => {
  const slips = [{ typed: 'cajamrca', meant: 'cajamarca' }];
  expect(withoutSlips('"Cajamrca  mine" -gold CAJAMRCA!', slips)).toBe('"cajamarca  mine" -gold cajamarca!');
  expect(withoutSlips('Cajamrca', slips, new Map([['cajamarca', 'Cajamarca']]))).toBe('Cajamarca');
});
