import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/capabilities';
import { findEditableSection, listSectionsForEditing } from '@/lib/sections/section-editing-queries';
import { createSection, deleteSection, saveSection } from '@/lib/sections/section-mutations';
import { moveSection } from '@/lib/sections/section-order-mutations';
import { findSection, listSections, listSectionsByTopics } from '@/lib/sections/section-queries';
import type { CreateSectionInput } from '@/lib/sections/section-schema';
import { deleteTopic } from '@/lib/topics/topic-mutations';
import { AuditEntryModel } from '@/models/audit-entry';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Editor',
  email: 'e@example.org',
  roles: ['editor'],
};
const secretary: Viewer = { ...editor, roles: ['membership-secretary'] };
const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New words.' }] }],
};
const blank: CreateSectionInput = {
  title: 'Aims',
  opening: 'Old.',
  body: { type: 'doc' },
  kind: 'background',
  furtherReading: [],
  lastReviewed: '',
  topicIds: [],
};
const add = (title: string, more: Partial<CreateSectionInput> = {}) =>
  createSection(editor, { ...blank, title, ...more });
const aims = async () => (await add('Aims')).id;
const order = async () => (await listSections()).map(({ slug }) => slug);
const newestEntry = () => AuditEntryModel.findOne({}).sort({ at: -1, _id: -1 }).lean();
const topic = async (slug: string) =>
  (await TopicModel.create({ slug, name: slug, kind: 'topic', description: '' }))._id.toHexString();

beforeEach(async () => {
  await Promise.all([SectionModel.deleteMany({}), AuditEntryModel.deleteMany({}), TopicModel.deleteMany({})]);
});

describe('a section', () => {
  it('changes for readers at once, and the audit says what', async () => {
    const id = await aims();
    const receipt = await saveSection(editor, { id, version: 1, title: 'Aims', opening: 'New.', body });
    expect(receipt).toMatchObject({ version: 2, slug: 'aims' });
    expect(await findSection('aims')).toMatchObject({ opening: 'New.', body });
    expect(await newestEntry()).toMatchObject({ action: 'section.save', detail: 'Changed: opening, text' });
  });

  it('keeps what a colleague has saved meanwhile', async () => {
    const id = await aims();
    const save = (opening: string) => saveSection(editor, { id, version: 1, title: 'Aims', opening, body });
    const [first, second] = await Promise.allSettled([save('One.'), save('Two.')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await findEditableSection(id)).toMatchObject({ version: 2 });
    expect(await AuditEntryModel.countDocuments({ action: 'section.save' })).toBe(1);
  });

  it('that is not there is not found', async () => {
    const id = new Types.ObjectId().toHexString();
    const notFound = { code: 'not-found' };
    const save = saveSection(editor, { id, version: 1, title: 'X', opening: 'X', body });
    await expect(save).rejects.toMatchObject(notFound);
    await expect(deleteSection(editor, { id, version: 1 })).rejects.toMatchObject(notFound);
    await expect(moveSection(editor, { id, direction: 'up' })).rejects.toMatchObject(notFound);
  });

  it('is for editors only', async () => {
    const id = await aims();
    const attempts = [
      createSection(secretary, { ...blank, title: 'Other' }),
      saveSection(secretary, { id, version: 1, title: 'X', opening: 'X', body }),
      deleteSection(secretary, { id, version: 1 }),
      moveSection(secretary, { id, direction: 'up' }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await findEditableSection(id)).toMatchObject({ title: 'Aims', version: 1 });
    expect(await order()).toEqual(['aims']);
  });

  it('keeps its details where a save leaves them out, and takes over those it gives', async () => {
    const reading = { title: 'A report', href: 'https://example.org/', lang: 'es' as const, year: 2003 };
    const topicId = await topic('law');
    const details = { furtherReading: [reading], lastReviewed: '2017-10-01', topicIds: [topicId] };
    const { id } = await add('Aims', details);
    await saveSection(editor, { id, version: 1, title: 'Aims', opening: 'New.', body });
    expect(await findSection('aims')).toMatchObject({
      furtherReading: [reading],
      lastReviewed: '2017-10-01',
      topics: [{ slug: 'law' }],
    });
    const bare = { furtherReading: [], lastReviewed: '', topicIds: [], kind: 'information' as const };
    await saveSection(editor, { id, version: 2, title: 'Aims', opening: 'New.', body, ...bare });
    expect(await findSection('aims')).toMatchObject({ furtherReading: [], lastReviewed: null, topics: [] });
    expect(await newestEntry()).toMatchObject({
      detail: 'Changed: place on the site, further reading, last review, topics',
    });
  });
});

describe('a new section', () => {
  it('stands last, at an address made from its title', async () => {
    await aims();
    expect(await add('Derechos & Áncash')).toMatchObject({ slug: 'derechos-ancash', version: 1 });
    expect(await order()).toEqual(['aims', 'derechos-ancash']);
    expect(await newestEntry()).toMatchObject({ action: 'section.create', targetLabel: 'Derechos & Áncash' });
  });

  it.each([
    ['News', 'duplicate'],
    ['My data!', 'duplicate'],
    ['Aims', 'duplicate'],
    ['日本', 'invalid-input'],
  ])('called %s is refused, at its title', async (title, code) => {
    await aims();
    await expect(add(title)).rejects.toMatchObject({ code, fields: { title: expect.any(String) } });
    expect(await order()).toEqual(['aims']);
  });

  it('has no topic that is gone', async () => {
    const topicIds = [new Types.ObjectId().toHexString()];
    await expect(add('Land', { topicIds })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the order of sections', () => {
  it('changes one place at a time, and no further than the ends', async () => {
    const [one, , three] = [await add('One'), await add('Two'), await add('Three')];
    await moveSection(editor, { id: three.id, direction: 'up' });
    expect(await order()).toEqual(['one', 'three', 'two']);
    await moveSection(editor, { id: one.id, direction: 'up' });
    expect(await order()).toEqual(['one', 'three', 'two']);
    await moveSection(editor, { id: one.id, direction: 'down' });
    expect(await order()).toEqual(['three', 'one', 'two']);
    expect((await listSectionsForEditing()).map(({ title }) => title)).toEqual(['Three', 'One', 'Two']);
  });

  it('is no conflict for somebody who is writing', async () => {
    const [one] = [await add('One'), await add('Two')];
    await moveSection(editor, { id: one.id, direction: 'down' });
    const save = { id: one.id, version: one.version, title: 'One', opening: 'New.', body };
    expect(await saveSection(editor, save)).toMatchObject({ version: 2 });
    expect(await order()).toEqual(['two', 'one']);
  });
});

describe('a deleted section', () => {
  it('is gone, unless somebody has changed it meanwhile', async () => {
    const id = await aims();
    await saveSection(editor, { id, version: 1, title: 'Aims', opening: 'New.', body });
    await expect(deleteSection(editor, { id, version: 1 })).rejects.toMatchObject({ code: 'stale-version' });
    expect(await findSection('aims')).not.toBeNull();
    await deleteSection(editor, { id, version: 2 });
    expect(await findSection('aims')).toBeNull();
    expect(await newestEntry()).toMatchObject({ action: 'section.delete', targetLabel: 'Aims' });
  });
});

describe('topics', () => {
  it('lead to their sections, in the group’s order, each once', async () => {
    const [oil, law, health] = [await topic('oil'), await topic('law'), await topic('health')];
    await add('One', { topicIds: [law] });
    await add('Two', { topicIds: [oil, law] });
    await add('Three', { topicIds: [health] });
    const found = async (ids: string[]) => (await listSectionsByTopics(ids)).map(({ slug }) => slug);
    expect(await found([oil, law])).toEqual(['one', 'two']);
    expect(await found([new Types.ObjectId().toHexString(), 'x'])).toEqual([]);
    expect(await found([])).toEqual([]);
  });

  it('that a section uses are not deleted', async () => {
    const id = await topic('oil');
    await add('One', { topicIds: [id] });
    await expect(deleteTopic(editor, { id, version: 1 })).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await TopicModel.countDocuments({})).toBe(1);
  });
});
