import type { Section } from '../section';
import { archive } from './archive';
import { lighthouse } from './lighthouse';
import { load } from './load';
import { memory } from './memory';
import { outage } from './outage';
import { render } from './render';
import { search } from './search';
import { speed } from './speed';
import { start } from './start';
import { unknown } from './unknown';
import { weight } from './weight';

/** Every section, in the order in which they run. */
export const sections: Section[] = [
  start,
  speed,
  render,
  archive,
  search,
  weight,
  lighthouse,
  memory,
  load,
  unknown,
  outage,
];
