import { events } from './events';
import { join } from './join';
import { joinErrors } from './join-errors';
import { joinMails } from './join-mails';
import { layout } from './layout';
import { machines } from './machines';
import { news } from './news';
import { search } from './search';
import { sections } from './sections';

/** The interface in British English; one file a part of the site. */
export const en = {
  events,
  join,
  joinErrors,
  joinMails,
  layout,
  machines,
  news,
  search,
  sections,
};
