import { hostname } from 'node:os';
import { ObjectId, type Document } from 'bson';
import { asNumber } from '../bson-codec';
import { badValue, location } from '../errors';
import { SESSION_MINUTES } from '../server/sessions';
import { MAX_MESSAGE_BYTES } from '../server/wire';
import { BufferedTransaction } from '../storage/buffered-transaction';
import { readTotals, type CollectionInfo } from '../storage/catalogue';
import { MAX_DOCUMENT_BYTES } from '../storage/collection';
import { checkIntegrity } from '../storage/integrity';
import type { Snapshot } from '../storage/snapshot';
import { namespaceOf, reading, type Command, type CommandTable, type Request } from './command';
import { assertFieldsKnown, documentField, names } from './fields';
import { existingCollection } from './indexes';
import { sessionIdOf } from './transaction-id';

const VERSION = '7.0.0';
const SET_NAME = 'embedded';
const electionId = new ObjectId('7fffffff0000000000000001');

const needingNothing = (run: (request: Request) => Document): Command => ({ access: 'none', run });
const always = (answer: Document) => needingNothing(() => answer);

/** What drivers ask for when they connect, and shells and Compass while they show what there is. */
export const informationCommands: CommandTable = {
  hello: needingNothing(hello),
  isMaster: needingNothing(hello),
  ping: always({}),
  endSessions: needingNothing(endSessions),
  saslStart: needingNothing(refuseUser),
  logout: always({}),
  usersInfo: always({ users: [] }),
  rolesInfo: always({ roles: [] }),
  connectionStatus: always({
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] },
  }),
  buildInfo: always({
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    modules: ['embedded-mongodb'],
    bits: 64,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  }),
  getCmdLineOpts: always({ argv: [], parsed: {} }),
  getLog: always({ totalLinesWritten: 0, log: [] }),
  hostInfo: always({ system: { hostname: hostname() } }),
  serverStatus: needingNothing(serverStatus),
  replSetGetStatus: needingNothing(replicaSetStatus),
  dbStats: reading('scale', databaseStats),
  collStats: reading('scale', collectionStats),
  validate: reading('full', validate),
};

/**
 * The only member of a replica set: drivers then retry writes and offer transactions. No `topologyVersion`: with one,
 * drivers wait for a stream of greetings (`moreToCome`) and take its end for a lost server.
 */
function hello({ name, connectionId, engine: { address } }: Request): Document {
  return {
    helloOk: true,
    [name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    setName: SET_NAME,
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
    maxWireVersion: 21,
  };
}

function endSessions({ engine, command }: Request): Document {
  const sessions: unknown = command.endSessions;
  for (const lsid of Array.isArray(sessions) ? sessions : []) {
    const id = sessionIdOf({ lsid: lsid as unknown });
    if (id) engine.sessions.end(id);
  }
  return {};
}

function refuseUser(): never {
  throw location(18, 'Authentication failed: there are no users here, connect without name and password');
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
  };
}

function replicaSetStatus({ engine }: Request): Document {
  const member = { _id: 0, name: engine.address, health: 1, state: 1, stateStr: 'PRIMARY', self: true };
  return { set: SET_NAME, date: new Date(), myState: 1, members: [member] };
}

function databaseStats({ db, command }: Request, snapshot: Snapshot): Document {
  const infos = snapshot.catalogue.inDatabase(db);
  const { count, size, nindexes, ...sizes } = sizesOf(snapshot, infos, command.scale);
  const counts = { collections: infos.length, views: 0, objects: count, indexes: nindexes };
  return { db, ...counts, dataSize: size, ...sizes };
}

/** Asked for by mongodump, which else warns that what it dumps may not be consistent. */
function collectionStats(request: Request, snapshot: Snapshot): Document {
  const ns = namespaceOf(request);
  const info = snapshot.catalogue.find(ns);
  return { ns, ...sizesOf(snapshot, info ? [info] : [], request.command.scale) };
}

/** The document that the stage `$collStats` gives; some drivers estimate the count of a collection by it. */
export function collectionStatsStage(request: Request, snapshot: Snapshot, stage: Document): Document {
  const wanted = documentField(stage, '$collStats') ?? {};
  assertFieldsKnown('$collStats', wanted, names('count storageStats'));
  if (snapshot instanceof BufferedTransaction)
    throw location(263, '$collStats cannot run in a multi-document transaction.');
  const ns = namespaceOf(request);
  const info = existingCollection(snapshot, ns);
  const storageStats = sizesOf(snapshot, [info], documentField(wanted, 'storageStats')?.scale);
  const parts: Document = { count: storageStats.count, storageStats };
  return {
    ns,
    localTime: new Date(),
    ...Object.fromEntries(Object.keys(wanted).map((part) => [part, parts[part]])),
  };
}

/** The integrity check of one collection. */
function validate(request: Request, snapshot: Snapshot): Document {
  const ns = namespaceOf(request);
  const info = existingCollection(snapshot, ns);
  const errors = checkIntegrity(snapshot, [info]);
  const { count: nrecords, nindexes: nIndexes } = sizesOf(snapshot, [info]);
  return { ns, nrecords, nIndexes, valid: errors.length === 0, errors };
}

/** Without the sizes of indexes, which nothing less than reading them would tell; but programs look into `indexSizes`. */
function sizesOf(snapshot: Snapshot, infos: CollectionInfo[], scale: unknown = 1) {
  const scaleFactor = Math.trunc(asNumber(scale) ?? 0);
  if (!(scaleFactor >= 1)) throw badValue("'scale' must be a number of at least 1");
  const totals = infos.map(({ id }) => readTotals(snapshot, id));
  const count = totals.reduce((sum, each) => sum + each.count, 0);
  const bytes = totals.reduce((sum, each) => sum + each.bytes, 0);
  const nindexes = infos.reduce((sum, { indexes }) => sum + indexes.length, 0);
  const size = Math.floor(bytes / scaleFactor);
  const avgObjSize = count === 0 ? 0 : bytes / count;
  const indexSizes = {};
  return { count, size, avgObjSize, storageSize: size, totalSize: size, nindexes, indexSizes, scaleFactor };
}
