import { hostname } from 'node:os';
import type { Document } from 'bson';
import { CommandError } from '../errors';
import { readTotals, type CollectionInfo } from '../storage/catalogue';
import type { Snapshot } from '../storage/snapshot';
import { namespaceOf, type CommandTable, type Request } from './command';

/** What shells, Compass and monitoring ask for. */
export const diagnosticCommands: CommandTable = {
  connectionStatus: {
    access: 'none',
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  whatsmyuri: { access: 'none', run: ({ connectionId }) => ({ you: `127.0.0.1:${connectionId}`, ok: 1 }) },
  getCmdLineOpts: { access: 'none', run: () => ({ argv: [], parsed: {}, ok: 1 }) },
  getLog: { access: 'none', run: () => ({ totalLinesWritten: 0, log: [], ok: 1 }) },
  getParameter: { access: 'none', run: getParameter },
  hostInfo: {
    access: 'none',
    run: () => ({ system: { hostname: hostname(), currentTime: new Date() }, ok: 1 }),
  },
  serverStatus: { access: 'none', run: serverStatus },
  dbStats: { access: 'read', run: databaseStats },
  dbstats: { access: 'read', run: databaseStats },
  collStats: { access: 'read', run: collectionStats },
  collstats: { access: 'read', run: collectionStats },
};

function getParameter({ command }: Request): Document {
  if (command.featureCompatibilityVersion === undefined)
    throw new CommandError(72, 'InvalidOptions', 'no option found to get');
  return { featureCompatibilityVersion: { version: '7.0' }, ok: 1 };
}

function serverStatus({ engine }: Request): Document {
  const uptime = (Date.now() - engine.startedAt) / 1000;
  const { user, system } = process.cpuUsage();
  return {
    host: hostname(),
    version: '7.0.0',
    process: 'embedded-mongodb',
    pid: process.pid,
    uptime,
    localTime: new Date(),
    mem: { bits: 64, resident: Math.round(process.memoryUsage.rss() / 2 ** 20), supported: true },
    extra_info: { user_time_us: user, system_time_us: system },
    storageEngine: { name: 'lmdb', persistent: true },
    ok: 1,
  };
}

function totalsOf(snapshot: Snapshot, infos: CollectionInfo[]) {
  const totals = infos.map(({ id }) => readTotals(snapshot, id));
  return {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    size: totals.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function databaseStats({ db }: Request, snapshot: Snapshot): Document {
  const infos = snapshot.catalogue.inDatabase(db);
  const { count, size } = totalsOf(snapshot, infos);
  return {
    db,
    collections: infos.length,
    views: 0,
    objects: count,
    avgObjSize: count > 0 ? size / count : 0,
    dataSize: size,
    storageSize: size,
    indexes: infos.reduce((sum, { indexes }) => sum + indexes.length, 0),
    indexSize: 0,
    totalSize: size,
    ok: 1,
  };
}

function collectionStats(request: Request, snapshot: Snapshot): Document {
  const ns = namespaceOf(request);
  const info = snapshot.catalogue.find(ns);
  const { count, size } = totalsOf(snapshot, info ? [info] : []);
  return {
    ns,
    count,
    size,
    avgObjSize: count > 0 ? size / count : 0,
    storageSize: size,
    nindexes: info?.indexes.length ?? 0,
    totalIndexSize: 0,
    indexSizes: {},
    capped: false,
    ok: 1,
  };
}
