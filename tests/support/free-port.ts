import { createServer } from 'node:net';

// Below the ports that systems hand out by themselves, where any outgoing connection could take one meanwhile. Each
// of Playwright's workers has a range of its own.
const first = 20_000 + 1000 * Number(process.env.TEST_PARALLEL_INDEX ?? 0);
let next = first + (process.pid % 500);

/** A port of this machine that nothing listens on just now; each call gives another. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next += 1;
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
