import 'server-only';
import { log } from '@/lib/kernel/log';
import { publishDue } from './publish-due-mutations';

const every = 20_000;
const key = Symbol.for('psg.publishing-ticker');

/**
 * Looks every 20 s whether a scheduled item is due. Once a process, also where development loads this twice; the
 * timer never keeps a process alive. A database that is away is tried again at the next turn.
 */
export function startPublishingTicker(publish: () => Promise<number> = publishDue): void {
  const holder = globalThis as { [key]?: NodeJS.Timeout };
  if (holder[key]) return;
  let running = false;
  const turn = async () => {
    if (running) return;
    running = true;
    try {
      const count = await publish();
      if (count > 0) log.info('Published what was due', { count });
    } catch (error) {
      log.warn('Scheduled items could not be published just now', { error: String(error) });
    } finally {
      running = false;
    }
  };
  holder[key] = setInterval(() => void turn(), every).unref();
}
