import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** An answer as it came over the wire: the body is still compressed. */
export type RawAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values by turns, as they were sent. */
  rawHeaders: string[];
  body: Buffer;
  /** From the request to the last byte. */
  ms: number;
};

/** What a browser of today accepts. */
export const browserHeaders = { 'accept-encoding': 'gzip, deflate, br, zstd' };

const agent = new Agent({ keepAlive: true });

/** Asks as a browser would, on a connection that stays open. */
export function ask(address: string, headers: Record<string, string> = browserHeaders): Promise<RawAnswer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          rawHeaders: answer.rawHeaders,
          body: Buffer.concat(chunks),
          ms: performance.now() - startedAt,
        }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** How long a page takes that must answer 200; milliseconds. */
export async function timePage(address: string): Promise<number> {
  const answer = await ask(address);
  if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}.`);
  return answer.ms;
}
