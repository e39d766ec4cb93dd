import { describe, expect, it } from 'vitest';
import { contrastRatio, rgbOf } from '@/components/style/contrast';

describe('contrast', () => {
  it('is that of WCAG, whichever colour comes first', () => {
    expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrastRatio([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
    expect(contrastRatio([31, 25, 26], [248, 243, 233])).toBeCloseTo(15.7, 1);
  });

  it('reads colours as browsers compute them', () => {
    expect(rgbOf('rgb(31, 25, 26)')).toEqual([31, 25, 26]);
    expect(rgbOf('rgba(31, 25, 26, 0.5)')).toEqual([31, 25, 26]);
    expect(rgbOf('none')).toBeNull();
  });
});
