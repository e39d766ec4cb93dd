import { log } from './log';

const kept = new Map<string, unknown>();

/**
 * What `load` gives; where it fails, what it gave last in this process under the same name. For the little that a
 * page needs to come back with what somebody has typed, while the database is away. Throws where there is nothing yet.
 */
export async function lastGood<Value>(name: string, load: () => Promise<Value>): Promise<Value> {
  try {
    const value = await load();
    kept.set(name, value);
    return value;
  } catch (error) {
    if (!kept.has(name)) throw error;
    log.warn('Shown as it was read last', { what: name, error: String(error) });
    return kept.get(name) as Value;
  }
}
