import 'server-only';
import { log } from '@/lib/kernel/log';
import { currentIndex } from './current-index';

/** A start has better things to do first. */
const afterMs = 3000;

/** Makes the search index ready soon after a start, in slices, so that the first reader who searches need not wait. */
export function warmSearch(): void {
  setTimeout(() => {
    currentIndex().catch((error: unknown) =>
      log.warn('The search could not be prepared just now; the next search tries again', {
        error: String(error),
      }),
    );
  }, afterMs).unref();
}
