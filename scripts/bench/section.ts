import type { Figure } from './figure';
import type { FilledSites } from './filled-sites';

/** A part of the bench that can be asked for by its name. */
export type Section = {
  name: string;
  /** One line for `--help`. */
  about: string;
  run(sites: FilledSites): Promise<Figure[]>;
};
