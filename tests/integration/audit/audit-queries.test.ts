import { beforeAll, describe, expect, it } from 'vitest';
import { Types } from 'mongoose';
import { listAuditEntries } from '@/lib/audit/audit-queries';
import type { Viewer } from '@/lib/auth/capabilities';
import { AuditEntryModel } from '@/models/audit-entry';
import { storeUser } from '../../support/stored-users';

let admin: Viewer;
let editor: Viewer;

beforeAll(async () => {
  admin = await storeUser({ roles: ['administrator'] });
  editor = await storeUser();
  const at = new Date('2026-01-01T12:00:00Z');
  // Several in the same millisecond: the id decides their order.
  for (let index = 0; index < 7; index += 1) {
    const kind = index % 2 ? 'article' : 'application';
    await AuditEntryModel.create({
      at,
      actorId: new Types.ObjectId(index < 3 ? admin.id : editor.id),
      actorName: 'Somebody',
      action: `${kind}.publish`,
      targetKind: kind,
      targetId: String(index),
      targetLabel: `Thing ${index}`,
      detail: `Detail ${index}`,
    });
  }
});

const idsOf = (page: { items: { target: { id: string } }[] }) => page.items.map((line) => line.target.id);

describe('the audit', () => {
  it('goes back page by page without a gap or a double', async () => {
    const seen: string[] = [];
    let before: string | null | undefined;
    do {
      const page = await listAuditEntries(admin, { before, limit: 3 });
      seen.push(...idsOf(page));
      before = page.older;
    } while (before);
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  it('narrows to a kind and a person; unknown filters count as none', async () => {
    expect(idsOf(await listAuditEntries(admin, { kind: 'article' }))).toEqual(['5', '3', '1']);
    expect(idsOf(await listAuditEntries(admin, { kind: 'article', actorId: editor.id }))).toEqual(['5', '3']);
    for (const kind of ['toString', { $ne: '' }, ''])
      expect((await listAuditEntries(admin, { kind, actorId: 'x', before: 'y' })).items).toHaveLength(7);
  });

  it('shows administrators no notes about joiners, and others nothing', async () => {
    const lines = (await listAuditEntries(admin, {})).items;
    for (const line of lines)
      expect(line.detail).toBe(line.target.kind === 'application' ? '' : `Detail ${line.target.id}`);
    expect((await listAuditEntries(editor, {})).items).toEqual([]);
    const both = { ...admin, roles: ['administrator' as const, 'membership-secretary' as const] };
    expect((await listAuditEntries(both, { kind: 'application' })).items[0]?.detail).toBe('Detail 6');
  });
});
