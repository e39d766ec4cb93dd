import { writeFile } from 'node:fs/promises';
import { hash } from '@node-rs/argon2';
import { createApplication } from '@/lib/members/application-mutations';
import { seedDatabase } from '@/lib/seed/seed-database';
import { ArticleModel } from '@/models/article';
import { MembershipApplicationModel } from '@/models/membership-application';
import { OutboxMessageModel } from '@/models/outbox-message';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';
import { UserModel } from '@/models/user';
import { addGeneratedItems } from '../../scripts/bench/fill-database';
import { withSiteDatabase } from '../../scripts/site-database';
import type { ExampleThings } from './example-things';
import { people } from './people';

// `fill-site.ts FILE`, in a process of its own: content and accounts of a site for browser tests; FILE gets the
// ids of the example things as JSON. There are more items than fit on two pages of the feed, all older than the
// demo content.
const items = 45;

async function makeAccounts(): Promise<void> {
  for (const { name, email, password, roles } of Object.values(people)) {
    const passwordHash = await hash(password);
    await UserModel.create({ name, email, emailKey: email, roles, state: 'active', passwordHash });
  }
}

async function makeExamples(): Promise<ExampleThings> {
  const { reference } = await createApplication(
    {
      name: 'Ximena Example',
      email: 'ximena@example.org',
      kind: 'waged',
      bulletin: 'email',
      message: '',
      consents: ['membership-record'],
    },
    '192.0.2.1',
  );
  const application = await MembershipApplicationModel.findOne({ reference }).lean();
  const message = await OutboxMessageModel.findOne({ applicationId: application?._id }).lean();
  const draft = await ArticleModel.create({
    slug: 'an-example-draft',
    title: 'An example draft',
    summary: 'For tests.',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Its body.' }] }] },
    bodyText: 'Its body.',
    state: 'draft',
    day: '2017-10-02',
  });
  const wasPublic = {
    title: 'An older item',
    publishedAt: new Date('2017-09-01T18:00:00Z'),
    day: '2017-09-01',
  };
  const body = { type: 'doc' as const, content: [] };
  await ArticleModel.create({ ...wasPublic, body, slug: 'a-withdrawn-item', state: 'archived' });
  const formerSlugs = ['its-old-address'];
  await ArticleModel.create({ ...wasPublic, body, slug: 'a-moved-item', formerSlugs, state: 'published' });
  const section = await SectionModel.findOne({ slug: 'aims' }).lean();
  const topic = await TopicModel.findOne({ slug: 'mining' }).lean();
  const user = await UserModel.findOne({ emailKey: people.writer.email }).lean();
  const rows = {
    articles: draft,
    members: application,
    outbox: message,
    sections: section,
    topics: topic,
    users: user,
  };
  return Object.fromEntries(
    Object.entries(rows).map(([folder, row]) => [folder, row?._id.toHexString() ?? '']),
  );
}

await withSiteDatabase(async () => {
  await seedDatabase();
  await addGeneratedItems(items);
  await makeAccounts();
  const examples = await makeExamples();
  if (process.argv[2]) await writeFile(process.argv[2], JSON.stringify(examples));
});
process.exit(0);
