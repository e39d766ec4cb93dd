import { seedDatabase } from '@/lib/seed/seed-database';
import { withSiteDatabase } from '../site-database';
import { addGeneratedItems } from './fill-database';

// `fill.ts COUNT`: the demo content and generated items in the database of this environment.
await withSiteDatabase(async () => {
  await seedDatabase();
  await addGeneratedItems(Number(process.argv[2] ?? 200));
});
process.exit(0);
