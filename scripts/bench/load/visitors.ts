import { Agent } from 'node:http';
import { visit, type Visit } from './visit';

export type Tally = {
  answers: number;
  faultCount: number;
  /** The first of them, in words. */
  faults: string[];
  /** Milliseconds of every answer. */
  times: number[];
};

export type Visitors = { tally: Tally; stop(): Promise<Tally> };

const mostFaultsKept = 20;

/**
 * Visitors who ask for one page after the other, as many at once as there are connections, until they are told to
 * stop. `judge` says in words what is wrong with an answer.
 */
export function startVisitors({
  origin,
  connections,
  choose,
  judge,
  pauseMs = 0,
}: {
  origin: string;
  connections: number;
  choose: () => string;
  judge: (answer: Visit) => string | undefined;
  /** How long each rests between two pages. */
  pauseMs?: number;
}): Visitors {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const tally: Tally = { answers: 0, faultCount: 0, faults: [], times: [] };
  let going = true;
  const note = (fault: string) => {
    tally.faultCount += 1;
    if (tally.faults.length < mostFaultsKept) tally.faults.push(fault);
  };
  const wander = async () => {
    while (going) {
      const path = choose();
      const startedAt = performance.now();
      try {
        const answer = await visit(agent, origin, path);
        tally.times.push(performance.now() - startedAt);
        const fault = judge(answer);
        if (fault) note(`${path}: ${fault}`);
      } catch (error) {
        note(`${path}: ${String(error)}`);
      }
      tally.answers += 1;
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const all = Promise.all(Array.from({ length: connections }, wander));
  return {
    tally,
    async stop() {
      going = false;
      await all;
      agent.destroy();
      return tally;
    },
  };
}
