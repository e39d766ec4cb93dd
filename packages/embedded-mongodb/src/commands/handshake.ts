import { ObjectId, type Document } from 'bson';
import { SESSION_MINUTES } from '../server/sessions';
import type { Answer, CommandTable, Request } from './command';
import { sessionIdOf } from './transaction-id';

const MAX_WIRE_VERSION = 21;
const VERSION = '7.0.0';
const SET_NAME = 'embedded';

const electionId = new ObjectId('7fffffff0000000000000001');

/**
 * The only member of a replica set: drivers then retry writes and offer transactions. No `topologyVersion`: with one,
 * drivers wait for a stream of greetings (`moreToCome`) and take its end for a lost server.
 */
function hello({ name, connectionId, engine: { address } }: Request): Document {
  return {
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: 1,
    electionId,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

function endSessions({ engine, name, command }: Request): Answer {
  const sessions: unknown = command[name];
  for (const lsid of Array.isArray(sessions) ? sessions : []) {
    const id = sessionIdOf({ lsid: lsid as unknown });
    if (id) engine.sessions.end(id);
  }
  return { ok: 1 };
}

const acknowledge = { access: 'none', run: () => ({ ok: 1 }) } as const;

export const handshakeCommands: CommandTable = {
  hello: { access: 'none', run: hello },
  isMaster: { access: 'none', run: hello },
  ismaster: { access: 'none', run: hello },
  ping: acknowledge,
  startSession: acknowledge,
  refreshSessions: acknowledge,
  endSessions: { access: 'none', run: endSessions },
  killSessions: { access: 'none', run: endSessions },
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
