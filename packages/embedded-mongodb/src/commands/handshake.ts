import type { Document } from 'bson';
import type { CommandTable, Request } from './command';

const MAX_WIRE_VERSION = 21;
const VERSION = '7.0.0';

/** A standalone server: no `setName`, so drivers neither retry writes nor offer transactions. */
function hello({ name, connectionId }: Request): Document {
  return {
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

const acknowledge = { access: 'none', run: () => ({ ok: 1 }) } as const;

export const handshakeCommands: CommandTable = {
  hello: { access: 'none', run: hello },
  isMaster: { access: 'none', run: hello },
  ismaster: { access: 'none', run: hello },
  ping: acknowledge,
  // Sessions hold nothing here: no transactions, and cursors live by their own time limit.
  startSession: acknowledge,
  refreshSessions: acknowledge,
  endSessions: acknowledge,
  killSessions: acknowledge,
  logout: acknowledge,
  buildInfo: { access: 'none', run: buildInfo },
  buildinfo: { access: 'none', run: buildInfo },
};

function buildInfo(): Document {
  return {
    version: VERSION,
    versionArray: [...VERSION.split('.').map(Number), 0],
    gitVersion: 'embedded-mongodb',
    modules: ['embedded-mongodb'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    storageEngines: ['lmdb'],
    ok: 1,
  };
}
