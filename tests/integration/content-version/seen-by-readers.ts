import mongoose, { Types } from 'mongoose';
import { createArticle, saveArticle } from '@/lib/articles/article-mutations';
import {
  deleteArticle,
  publishArticle,
  restoreArticle,
  scheduleArticle,
  trashArticle,
  unpublishArticle,
  withdrawArticle,
} from '@/lib/articles/article-state-mutations';
import { publishDue } from '@/lib/articles/publish-due-mutations';
import { keepCounts, recountIfWrong, recountPublished } from '@/lib/articles/published-count-mutations';
import { createArticleSchema } from '@/lib/articles/article-schema';
import type { Viewer } from '@/lib/auth/capabilities';
import { createSection, deleteSection, saveSection } from '@/lib/sections/section-mutations';
import { moveSection } from '@/lib/sections/section-order-mutations';
import type { CreateSectionInput } from '@/lib/sections/section-schema';
import { saveSettings } from '@/lib/settings/settings-mutations';
import { getSettings } from '@/lib/settings/settings-queries';
import { createTopic, deleteTopic, saveTopic } from '@/lib/topics/topic-mutations';
import type { ArticleRow } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { storeArticle } from '../../support/stored-articles';

export type Effect = 'unseen' | 'seen' | 'taken down';
type Step = { effect: Effect; make: () => Promise<() => Promise<unknown>> };

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Edith',
  email: 'edith@example.org',
  roles: ['editor', 'administrator'],
};

/** Stores an item and gives the step that `change` makes with it. */
const onArticle =
  (fields: Partial<ArticleRow>, change: (input: { id: string; version: number }) => Promise<unknown>) =>
  async () => {
    const { id } = await storeArticle({ topicIds: [await topicId()], ...fields });
    return () => change({ id, version: 1 });
  };

let topics = 0;
const makeTopic = () =>
  TopicModel.create({ slug: `topic-${(topics += 1)}`, name: `Topic ${topics}`, kind: 'topic' });
const topicId = async () => (await makeTopic())._id;
const hour = 60 * 60 * 1000;
const draft = { state: 'draft', publishedAt: undefined } as const;

const publish: Step = {
  effect: 'seen',
  make: onArticle(draft, (input) => publishArticle(editor, input)),
};
const body = { type: 'doc' as const, content: [] };
const newSection: CreateSectionInput = {
  title: 'Aims',
  opening: 'Why.',
  body,
  kind: 'background',
  furtherReading: [],
  lastReviewed: '',
  topicIds: [],
};

/** Of each mutation, by its name: what becomes of the content version. */
export const steps: Record<string, Step[]> = {
  createArticle: [
    { effect: 'unseen', make: async () => () => createArticle(editor, createArticleSchema.parse({})) },
  ],
  saveArticle: [
    { effect: 'unseen', make: onArticle(draft, (input) => saveArticle(editor, { ...input, title: 'New' })) },
    { effect: 'seen', make: onArticle({}, (input) => saveArticle(editor, { ...input, title: 'New' })) },
  ],
  publishArticle: [publish],
  scheduleArticle: [
    {
      effect: 'unseen',
      make: onArticle(draft, (input) =>
        scheduleArticle(editor, { ...input, scheduledFor: new Date(Date.now() + hour) }),
      ),
    },
  ],
  publishDue: [
    {
      effect: 'seen',
      make: async () => {
        const scheduledFor = new Date(Date.now() - hour);
        await storeArticle({ ...draft, state: 'scheduled', scheduledFor });
        return () => publishDue();
      },
    },
  ],
  unpublishArticle: [
    { effect: 'taken down', make: onArticle({}, (input) => unpublishArticle(editor, input)) },
    { effect: 'unseen', make: onArticle({ state: 'archived' }, (input) => unpublishArticle(editor, input)) },
  ],
  withdrawArticle: [{ effect: 'taken down', make: onArticle({}, (input) => withdrawArticle(editor, input)) }],
  trashArticle: [
    { effect: 'taken down', make: onArticle({}, (input) => trashArticle(editor, input)) },
    { effect: 'unseen', make: onArticle(draft, (input) => trashArticle(editor, input)) },
  ],
  restoreArticle: [
    { effect: 'unseen', make: onArticle({ trashed: true }, (input) => restoreArticle(editor, input)) },
  ],
  deleteArticle: [
    { effect: 'taken down', make: onArticle({ trashed: true }, (input) => deleteArticle(editor, input)) },
    {
      effect: 'unseen',
      make: onArticle({ ...draft, trashed: true }, (input) => deleteArticle(editor, input)),
    },
  ],
  // Part of the unit that changes the item, which raises the version itself.
  keepCounts: [
    {
      effect: 'unseen',
      make: async () => {
        const row = { state: 'draft' as const, trashed: false, day: '2017-10-01', topicIds: [] };
        return () => keepCounts(row, { ...row, state: 'published' }, undefined);
      },
    },
  ],
  recountIfWrong: [
    { effect: 'seen', make: onArticle({}, () => recountIfWrong()) },
    { effect: 'unseen', make: onArticle(draft, () => recountIfWrong()) },
  ],
  recountPublished: [{ effect: 'seen', make: async () => () => recountPublished() }],
  createSection: [{ effect: 'seen', make: async () => () => createSection(editor, newSection) }],
  saveSection: [
    {
      effect: 'seen',
      make: async () => {
        const { id, version } = await createSection(editor, newSection);
        return () => saveSection(editor, { id, version, title: 'Our aims', opening: 'Why.', body });
      },
    },
  ],
  moveSection: [
    {
      effect: 'seen',
      make: async () => {
        const { id } = await createSection(editor, newSection);
        await createSection(editor, { ...newSection, title: 'History' });
        return () => moveSection(editor, { id, direction: 'down' });
      },
    },
    {
      effect: 'unseen',
      make: async () => {
        const { id } = await createSection(editor, newSection);
        return () => moveSection(editor, { id, direction: 'down' });
      },
    },
  ],
  deleteSection: [
    {
      effect: 'taken down',
      make: async () => {
        const { id, version } = await createSection(editor, newSection);
        return () => deleteSection(editor, { id, version });
      },
    },
  ],
  createTopic: [
    {
      effect: 'seen',
      make: async () => () => createTopic(editor, { name: 'Rivers', kind: 'topic', description: '' }),
    },
  ],
  saveTopic: [
    {
      effect: 'seen',
      make: async () => {
        const id = (await topicId()).toHexString();
        const change = { name: 'Renamed', kind: 'topic' as const, description: '' };
        return () => saveTopic(editor, { id, version: 1, ...change });
      },
    },
  ],
  deleteTopic: [
    {
      effect: 'taken down',
      make: async () => {
        const id = (await topicId()).toHexString();
        return () => deleteTopic(editor, { id, version: 1 });
      },
    },
  ],
  saveSettings: [
    {
      effect: 'seen',
      make: async () => {
        const { membershipKinds, consentTexts, ...rest } = await getSettings();
        const kinds = membershipKinds.map((kind) => ({ ...kind, position: '' }));
        const consents = consentTexts.map(({ key, wording }) => ({ key, wording }));
        return () => saveSettings(editor, { ...rest, kinds, consents, strapline: 'Other words' });
      },
    },
  ],
};

/** Domains of which readers see nothing. */
export const unseenDomains = ['content-version', 'mail', 'members', 'users'];

/** Empties every collection. */
export async function emptyDatabase(): Promise<void> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
}
