import type { Section } from '../section';
import { archive } from './archive';
import { memory } from './memory';
import { render } from './render';
import { search } from './search';
import { speed } from './speed';
import { start } from './start';

/** Every section, in the order in which they run. */
export const sections: Section[] = [start, speed, render, archive, search, memory];
