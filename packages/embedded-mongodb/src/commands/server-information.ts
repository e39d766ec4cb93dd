import { hostname } from 'node:os';
import { ObjectId, type Document } from 'bson';
import { MAX_MESSAGE_BYTES } from '../server/wire';
import { SESSION_MINUTES } from '../server/sessions';
import { readTotals, type CollectionInfo } from '../storage/catalogue';
import { MAX_DOCUMENT_BYTES } from '../storage/collection';
import type { Snapshot } from '../storage/snapshot';
import { namespaceOf, type CommandTable, type Request } from './command';
import { sessionIdOf } from './transaction-id';

const VERSION = '7.0.0';
const MAX_WIRE_VERSION = 21;
const electionId = new ObjectId('7fffffff0000000000000001');

/** What drivers ask for when they connect, and shells and Compass while they show what there is. */
export const informationCommands: CommandTable = {
  hello: { access: 'none', run: hello },
  isMaster: { access: 'none', run: hello },
  ismaster: { access: 'none', run: hello },
  ping: { access: 'none', run: () => ({ ok: 1 }) },
  endSessions: { access: 'none', run: endSessions },
  buildInfo: { access: 'none', run: buildInfo },
  buildinfo: { access: 'none', run: buildInfo },
  connectionStatus: {
    access: 'none',
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  getCmdLineOpts: { access: 'none', run: () => ({ argv: [], parsed: {}, ok: 1 }) },
  getLog: { access: 'none', run: () => ({ totalLinesWritten: 0, log: [], ok: 1 }) },
  hostInfo: { access: 'none', run: () => ({ system: { hostname: hostname() }, ok: 1 }) },
  serverStatus: { access: 'none', run: serverStatus },
  dbStats: { access: 'read', run: databaseStats },
  collStats: { access: 'read', run: collectionStats },
};

/**
 * The only member of a replica set: drivers then retry writes and offer transactions. No `topologyVersion`: with one,
 * drivers wait for a stream of greetings (`moreToCome`) and take its end for a lost server.
 */
function hello({ name, connectionId, engine: { address } }: Request): Document {
  return {
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    setName: 'embedded',
    setVersion: 1,
    electionId,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    ok: 1,
  };
}

function endSessions({ engine, command }: Request): Document {
  const sessions: unknown = command.endSessions;
  for (const lsid of Array.isArray(sessions) ? sessions : []) {
    const id = sessionIdOf({ lsid: lsid as unknown });
    if (id) engine.sessions.end(id);
  }
  return { ok: 1 };
}

function buildInfo(): Document {
  return {
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    modules: ['embedded-mongodb'],
    bits: 64,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: 1,
  };
}

function serverStatus({ engine }: Request): Document {
  const { user, system } = process.cpuUsage();
  return {
    host: hostname(),
    version: VERSION,
    process: 'embedded-mongodb',
    uptime: (Date.now() - engine.startedAt) / 1000,
    localTime: new Date(),
    mem: { bits: 64, resident: Math.round(process.memoryUsage.rss() / 2 ** 20), supported: true },
    extra_info: { user_time_us: user, system_time_us: system },
    ok: 1,
  };
}

function databaseStats({ db }: Request, snapshot: Snapshot): Document {
  const infos = snapshot.catalogue.inDatabase(db);
  const { count, size, ...sums } = sumsOf(snapshot, infos);
  return { db, collections: infos.length, views: 0, objects: count, dataSize: size, ...sums, ok: 1 };
}

/** Asked for by mongodump, which else warns that what it dumps may not be consistent. */
function collectionStats(request: Request, snapshot: Snapshot): Document {
  const ns = namespaceOf(request);
  const info = snapshot.catalogue.find(ns);
  const { indexes: nindexes, ...sums } = sumsOf(snapshot, info ? [info] : []);
  return { ns, ...sums, nindexes, ok: 1 };
}

function sumsOf(snapshot: Snapshot, infos: CollectionInfo[]) {
  const totals = infos.map(({ id }) => readTotals(snapshot, id));
  const size = totals.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    size,
    storageSize: size,
    indexes: infos.reduce((sum, info) => sum + info.indexes.length, 0),
  };
}
