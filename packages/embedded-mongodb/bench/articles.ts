import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { startEmbeddedServer } from '../src/index';

/** Times what the site does most, over the wire, on articles of about 1 KB; prints medians of one run. */
const ARTICLES = Number(process.argv[2] ?? 20_000);
const ROUNDS = 300;

interface Article {
  slug: string;
  status: string;
  at: Date;
  title: string;
  text: string;
}

const article = (n: number): Article => ({
  slug: `article-${n}`,
  status: n % 10 === 0 ? 'draft' : 'published',
  at: new Date(1.5e12 + n * 60_000),
  title: `Article number ${n} about something`,
  text: `word${n % 997} water mine `.repeat(45),
});

async function median(work: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `${(times[ROUNDS >> 1] ?? 0).toFixed(3)} ms`;
}

async function measure(articles: Collection<Article>): Promise<void> {
  const report = (what: string, result: string) => process.stdout.write(`${what.padEnd(46)} ${result}\n`);
  let start = performance.now();
  for (let n = 0; n < ARTICLES; n += 1000) {
    await articles.insertMany(Array.from({ length: Math.min(1000, ARTICLES - n) }, (_, i) => article(n + i)));
  }
  report(`insert ${ARTICLES} in batches of 1000`, `${Math.round(performance.now() - start)} ms`);
  const feed = { status: 'published' };
  const order = { at: -1, _id: -1 } as const;
  const random = (round: number) => (round * 7919) % ARTICLES;
  report('feed of 20 by index', await median(() => articles.find(feed).sort(order).limit(20).toArray()));
  report(
    'feed of 20, three fields',
    await median(() =>
      articles.find(feed).project({ slug: 1, at: 1, title: 1 }).sort(order).limit(20).toArray(),
    ),
  );
  report(
    'feed of 20 from the middle, by key',
    await median((round) =>
      articles
        .find({ ...feed, at: { $lt: article(random(round)).at } })
        .sort(order)
        .limit(20)
        .toArray(),
    ),
  );
  report(
    'findOne by unique key',
    await median((round) => articles.findOne({ slug: `article-${random(round)}` })),
  );
  report('count of all', await median(() => articles.estimatedDocumentCount()));
  report('count by index', await median(() => articles.countDocuments(feed)));
  report('insert of one', await median((round) => articles.insertOne(article(ARTICLES + round))));
  report(
    'update of one',
    await median((round) =>
      articles.updateOne({ slug: `article-${random(round)}` }, { $set: { title: `New ${round}` } }),
    ),
  );
  start = performance.now();
  await articles.find({ title: /number 7777 / }).toArray();
  report('scan of the whole collection with a pattern', `${Math.round(performance.now() - start)} ms`);
}

const directory = mkdtempSync(join(tmpdir(), 'embedded-bench-'));
let start = performance.now();
const server = await startEmbeddedServer({ dataDirectory: directory });
process.stdout.write(`start${' '.repeat(42)}${Math.round(performance.now() - start)} ms\n`);
const client = await new MongoClient(server.uri('bench')).connect();
try {
  const articles = client.db().collection<Article>('articles');
  await articles.createIndexes([{ key: { slug: 1 }, unique: true }, { key: { status: 1, at: -1, _id: -1 } }]);
  await measure(articles);
  process.stdout.write(
    `resident memory of the process${' '.repeat(17)}${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB\n`,
  );
} finally {
  await client.close();
  start = performance.now();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
}
