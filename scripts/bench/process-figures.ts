import { readFile } from 'node:fs/promises';

// Linux counts processor time in ticks of 10 ms, whatever the machine.
const ticksPerSecond = 100;

/** Processor seconds, user and system, that a process and its threads have used; NaN where the system does not tell. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) / ticksPerSecond;
}

export type Memory = { resident: number; anonymous: number; files: number };

/**
 * Memory of a process in MB: all that is resident, its own part of that, and mapped files. NaN where the system does
 * not tell.
 */
export async function processMemory(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) / 1024;
  return { resident: megabytes('VmRSS'), anonymous: megabytes('RssAnon'), files: megabytes('RssFile') };
}
