import { events } from './events';
import { layout } from './layout';
import { machines } from './machines';
import { news } from './news';
import { search } from './search';
import { sections } from './sections';

/** The interface in British English; one file a part of the site. */
export const en = {
  events,
  layout,
  machines,
  news,
  search,
  sections,
};
