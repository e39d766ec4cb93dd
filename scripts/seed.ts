import { seedDatabase } from '@/lib/seed/seed-database';
import { withSiteDatabase } from './site-database';

// `npm run seed`: the demo content, into the database that the configuration names, if that is empty.
const filled = await withSiteDatabase(seedDatabase);
process.stdout.write(
  filled
    ? 'The database holds the demo content now.\n'
    : 'The database has content already; nothing was changed.\n',
);
