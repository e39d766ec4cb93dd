import type { Figure } from '../figure';
import type { Tally } from './visitors';

/** A tally as figures: no fault is the target, and the first faults stand below in words. */
export function tallyFigures(what: string, { faultCount, faults }: Tally): Figure[] {
  return [
    { what, target: '0', figure: String(faultCount), good: faultCount === 0 },
    ...faults.slice(0, 5).map((fault) => ({ what: `  ${fault}`, target: '', figure: '' })),
  ];
}
