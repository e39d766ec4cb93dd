import { execFileSync } from 'node:child_process';

export type Timings = { median: number; p95: number };

/** Fetches the pages by turns, so that whatever disturbs the machine disturbs them alike; milliseconds each. */
export async function timeByTurns(addresses: string[], rounds: number): Promise<Timings[]> {
  const samples = addresses.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, address] of addresses.entries()) {
      const startedAt = performance.now();
      const answer = await fetch(address);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}.`);
      samples[index]?.push(performance.now() - startedAt);
    }
  }
  return samples.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
    return { median: at(0.5), p95: at(0.95) };
  });
}

/** Resident memory of a process in MB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes.trim()) / 1024;
}
