import { fillDatabase } from './fill-database';

// `fill.ts COUNT`: fills the database of this environment, in a process of its own.
await fillDatabase(Number(process.argv[2] ?? 200));
process.exit(0);
