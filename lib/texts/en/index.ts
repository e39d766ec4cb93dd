import { events } from './events';
import { layout } from './layout';

/** The interface in British English; one file a part of the site. */
export const en = { events, layout };
