import { writeFile } from 'node:fs/promises';
import { seedDatabase } from '@/lib/seed/seed-database';
import { currentIndex } from '@/lib/search/current-index';
import { withSiteDatabase } from '../site-database';
import { addGeneratedItems } from './fill-database';
import { takeSample } from './take-sample';

// `fill.ts COUNT FILE`, in a process of its own: the demo content and generated items in the database of this
// environment; FILE gets the sample as JSON.
await withSiteDatabase(async () => {
  await seedDatabase();
  await addGeneratedItems(Number(process.argv[2] ?? 200));
  // Reads all texts once and stores the index, as a site does in the first minute of its life.
  await currentIndex();
  if (process.argv[3]) await writeFile(process.argv[3], JSON.stringify(await takeSample()));
});
process.exit(0);
