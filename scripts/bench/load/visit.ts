import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** An answer with its text, and when it was asked for and complete (epoch ms). */
export type Visit = {
  path: string;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  sentAt: number;
  doneAt: number;
};

/** How long a visitor waits before an answer counts as failed. */
const patienceMs = 10_000;

/** Asks for one page, uncompressed. Rejects where no whole answer comes. */
export function visit(
  agent: Agent,
  origin: string,
  path: string,
  post?: { body: string; type: string },
): Promise<Visit> {
  const sentAt = Date.now();
  const headers = post && {
    'content-type': post.type,
    'content-length': Buffer.byteLength(post.body),
    origin,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      origin + path,
      { agent, method: post ? 'POST' : 'GET', headers, timeout: patienceMs },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const { statusCode: status = 0, headers } = answer;
          resolve({ path, status, headers, text, sentAt, doneAt: Date.now() });
        });
      },
    );
    sent.once('timeout', () => sent.destroy(new Error(`no answer in ${patienceMs / 1000} s`)));
    sent.once('error', reject);
    sent.end(post?.body);
  });
}
