import type { Figure } from '../figure';
import type { Tally } from './visitors';

const mostNotes = 8;

/** A tally as a figure: no fault is the target, and the first ones are noted in words. */
export function tallyFigure(
  what: string,
  { faultCount, faults }: Pick<Tally, 'faultCount' | 'faults'>,
): Figure {
  return {
    what,
    target: '0',
    figure: String(faultCount),
    good: faultCount === 0,
    notes: faults.slice(0, mostNotes),
  };
}
