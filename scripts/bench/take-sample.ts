import { makeAccessToken } from '@/lib/auth/access-token';
import { hashSecret } from '@/lib/kernel/secret';
import { formatFeedPosition } from '@/lib/articles/feed-position';
import { publishedFilter } from '@/lib/articles/published-filter';
import { ArticleModel, type ArticleRow } from '@/models/article';
import { TokenModel } from '@/models/token';
import { TopicModel } from '@/models/topic';
import { UserModel } from '@/models/user';
import type { Sample } from './sample';

const editors = 6;
const mostItems = 1000;
const atEachEnd = 300;

/** Makes the editors' accounts and looks at what was filled in. */
export async function takeSample(): Promise<Sample> {
  const rows = await ArticleModel.find({ ...publishedFilter }, { slug: 1, day: 1, publishedAt: 1 })
    .sort({ day: -1, publishedAt: -1, _id: -1 })
    .lean();
  const generated = rows.filter((row) => row.slug.startsWith('generated-item-'));
  const step = Math.max(1, Math.floor(generated.length / mostItems));
  const newest = generated.slice(0, atEachEnd);
  const oldest = generated.slice(-atEachEnd);
  const topic = await TopicModel.findOne({ slug: 'politics' }, { _id: 1 }).lean();
  return {
    topicId: topic?._id.toHexString() ?? '',
    tokens: await Promise.all(Array.from({ length: editors }, (_, index) => makeEditor(index + 1))),
    items: generated
      .filter((_, index) => index % step === 0)
      .map((row) => ({ id: row._id.toHexString(), slug: row.slug })),
    newest: newest.map(cursor),
    oldest: oldest.map(cursor),
    newestMonths: months(newest),
    oldestMonths: months(oldest).slice(0, -1),
  };
}

type Row = Pick<ArticleRow, '_id' | 'day' | 'publishedAt'>;

function cursor({ _id, day, publishedAt = new Date(0) }: Row): string {
  return formatFeedPosition({ day, publishedAt, id: _id.toHexString() });
}

function months(rows: Row[]): string[] {
  return [...new Set(rows.map(({ day }) => day.slice(0, 7).replace('-', '/')))];
}

async function makeEditor(number: number): Promise<string> {
  const email = `bench-editor-${number}@example.org`;
  const name = `Bench Editor ${number}`;
  const user = await UserModel.create({ name, email, emailKey: email, roles: ['editor'], state: 'active' });
  const secret = makeAccessToken();
  const expiresAt = new Date(Date.now() + 24 * 60 * 60 * 1000);
  await TokenModel.create({
    kind: 'access',
    hash: hashSecret(secret),
    userId: user._id,
    label: 'Bench',
    expiresAt,
  });
  return secret;
}
