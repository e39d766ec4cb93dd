import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/capabilities';
import { findEditableSection } from '@/lib/sections/section-editing-queries';
import { saveSection } from '@/lib/sections/section-mutations';
import { findSection } from '@/lib/sections/section-queries';
import { AuditEntryModel } from '@/models/audit-entry';
import { SectionModel } from '@/models/section';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Editor',
  email: 'e@example.org',
  roles: ['editor'],
};
const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New words.' }] }],
};

async function aims() {
  const row = await SectionModel.create({
    slug: 'aims',
    title: 'Aims',
    opening: 'Old.',
    body: { type: 'doc' },
    kind: 'background',
    position: 1,
  });
  return row._id.toHexString();
}

beforeEach(async () => {
  await Promise.all([SectionModel.deleteMany({}), AuditEntryModel.deleteMany({})]);
});

describe('a section', () => {
  it('changes for readers at once, and the audit says what', async () => {
    const id = await aims();
    const receipt = await saveSection(editor, { id, version: 1, title: 'Aims', opening: 'New.', body });
    expect(receipt.version).toBe(2);
    expect(await findSection('aims')).toMatchObject({ opening: 'New.', body });
    expect(await AuditEntryModel.findOne({ targetId: id }).lean()).toMatchObject({
      action: 'section.save',
      detail: 'Changed: opening, text',
    });
  });

  it('keeps what a colleague has saved meanwhile', async () => {
    const id = await aims();
    const save = (opening: string) => saveSection(editor, { id, version: 1, title: 'Aims', opening, body });
    const [first, second] = await Promise.allSettled([save('One.'), save('Two.')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await findEditableSection(id)).toMatchObject({ version: 2 });
    expect(await AuditEntryModel.countDocuments()).toBe(1);
  });

  it('is for editors only', async () => {
    const id = await aims();
    const secretary: Viewer = { ...editor, roles: ['membership-secretary'] };
    const attempt = saveSection(secretary, { id, version: 1, title: 'X', opening: 'X', body });
    await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await findEditableSection(id)).toMatchObject({ title: 'Aims', version: 1 });
  });

  it('that is not there is not found', async () => {
    const id = new Types.ObjectId().toHexString();
    await expect(
      saveSection(editor, { id, version: 1, title: 'X', opening: 'X', body }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
