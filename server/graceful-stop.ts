import type { Server } from 'node:http';
import { log } from '@/lib/kernel/log';

const patienceMs = 10_000;

/**
 * On SIGTERM or SIGINT: takes no new connection, finishes what is running (ten seconds at most), then closes
 * everything else in order and ends the process. A second signal ends it at once.
 */
export function stopGracefully(server: Server, closeRest: () => Promise<void>): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info('Stopping', { signal });
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(impatience);
    await closeRest().catch((error) => log.error('Stopping failed', { error: String(error) }));
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}
