import { hash } from '@node-rs/argon2';
import { seedDatabase } from '@/lib/seed/seed-database';
import { UserModel } from '@/models/user';
import { addGeneratedItems, withSiteDatabase } from '../../scripts/bench/fill-database';
import { people } from './people';

// Run in a process of its own: the content and accounts of a site for browser tests. More items than fit on two
// pages of the feed, all older than the demo content.
const items = 45;

await withSiteDatabase(async () => {
  await seedDatabase();
  await addGeneratedItems(items);
  for (const { name, email, password, roles } of Object.values(people)) {
    const passwordHash = await hash(password);
    await UserModel.create({ name, email, emailKey: email, roles, state: 'active', passwordHash });
  }
});
process.exit(0);
