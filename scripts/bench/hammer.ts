import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { browserHeaders } from './browser-client';

export type Hammering = { perSecond: number; p95Ms: number; answers: number; failed: number };

/** Asks for one page again and again at 64 connections, from a process of its own (autocannon). */
export async function hammer({
  address,
  seconds,
  connections = 64,
}: {
  address: string;
  seconds: number;
  connections?: number;
}): Promise<Hammering> {
  const headers = Object.entries(browserHeaders).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [
    '-c',
    String(connections),
    '-d',
    String(seconds),
    '--json',
    '--no-progress',
    ...headers,
    address,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/autocannon/autocannon.js',
    ...args,
  ]);
  const result = JSON.parse(stdout) as {
    requests: { average: number; total: number };
    latency: { p97_5: number };
    non2xx: number;
    errors: number;
  };
  return {
    perSecond: result.requests.average,
    p95Ms: result.latency.p97_5,
    answers: result.requests.total,
    failed: result.non2xx + result.errors,
  };
}
