import { beforeAll, describe, expect, it } from 'vitest';
import { listMessages, findMessage } from '@/lib/mail/outbox-queries';
import { queueMessage } from '@/lib/mail/outbox-mutations';
import { countApplications, listApplications } from '@/lib/members/application-queries';
import { listContacts } from '@/lib/members/contact-queries';
import { approveApplication } from '@/lib/members/decision-mutations';
import { startExport } from '@/lib/members/export-mutations';
import { AuditEntryModel } from '@/models/audit-entry';
import { recordQueries, stagesOf } from '../explain/recorded-queries';
import { join, pending, secretary, stored } from './support';

const viewer = secretary();
const administrator = { ...secretary(), roles: ['administrator' as const] };
const editor = { ...secretary(), roles: ['editor' as const] };

beforeAll(async () => {
  for (let count = 0; count < 7; count += 1)
    await pending(`list${count}@example.org`, { name: `=Person ${count}` });
  await approveApplication(viewer, await pending('walter@example.org', { name: 'Wálter, "Q"' }));
  await queueMessage({
    to: 'new@example.org',
    subject: 'Invitation',
    text: 'secret link',
    kind: 'user-invite',
  });
});

/** Every page of a list, in order. */
async function allPages<Item>(
  read: (before: string | null) => Promise<{ items: Item[]; older: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let before: string | null = null;
  do {
    const page: { items: Item[]; older: string | null } = await read(before);
    items.push(...page.items);
    before = page.older;
  } while (before);
  return items;
}

describe('lists of the desk', () => {
  it('go through every request once, newest first', async () => {
    const all = await allPages((before) => listApplications(viewer, { state: 'pending', before, limit: 3 }));
    expect(all.map((row) => row.name)).toEqual([6, 5, 4, 3, 2, 1, 0].map((count) => `=Person ${count}`));
    expect(await countApplications(viewer)).toMatchObject({ pending: 7, approved: 1, declined: 0 });
  });

  it('find by the beginning of a name, by address and by reference, in every state', async () => {
    const { reference } = await join('Someone.Else@example.org', { name: 'José Núñez' });
    for (const query of ['nunez', 'JOSE nuñ', 'someone.else@ex', reference, reference.toLowerCase()])
      expect((await listApplications(viewer, { query })).items.map((row) => row.reference)).toEqual([
        reference,
      ]);
    expect((await listApplications(viewer, { query: 'unez' })).items).toEqual([]);
    expect((await listContacts(viewer, { query: 'walt' })).items.map((row) => row.name)).toEqual([
      'Wálter, "Q"',
    ]);
    expect((await listApplications(viewer, { query: '.*' })).items).toEqual([]);
  });

  it.each([
    ['requests in a state', () => listApplications(viewer, { state: 'pending', limit: 3 }), true],
    ['all requests', () => listApplications(viewer, {}), true],
    ['members', () => listContacts(viewer, {}), true],
    ['the outbox', () => listMessages(viewer, {}), true],
    ['the outbox by state', () => listMessages(viewer, { state: 'queued' }), true],
    ['the outbox by kind', () => listMessages(viewer, { kind: 'membership-confirm' }), true],
    ['a search for requests', () => listApplications(viewer, { query: 'jose' }), false],
    ['a search for members', () => listContacts(viewer, { query: 'walter' }), false],
  ] as const)('%s come from an index', async (_name, run, sorted) => {
    const queries = await recordQueries(run);
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) {
      const stages = await stagesOf(query);
      expect(stages, JSON.stringify(query)).not.toContain('COLLSCAN');
      if (sorted) expect(stages, JSON.stringify(query)).not.toContain('SORT');
    }
  });

  it('are closed to everybody else', async () => {
    await expect(listApplications(administrator, {})).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listContacts(editor, {})).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the outbox', () => {
  it('shows each only what is theirs', async () => {
    const mine = await allPages((before) => listMessages(viewer, { before, limit: 4 }));
    expect(mine.length).toBeGreaterThan(8);
    expect(new Set(mine.map((mail) => mail.id)).size).toBe(mine.length);
    expect(mine.filter((mail) => !mail.kind.startsWith('membership-'))).toEqual([]);
    const accounts = (await listMessages(administrator, {})).items;
    expect(accounts.map((mail) => mail.kind)).toEqual(['user-invite']);
    expect((await listMessages(editor, {})).items).toEqual([]);
    expect((await listMessages(viewer, { kind: 'user-invite' })).items).toEqual([]);
    const [invitation] = accounts;
    expect(await findMessage(viewer, invitation?.id)).toBeNull();
    expect(await findMessage(editor, invitation?.id)).toBeNull();
    expect(await findMessage(administrator, mine[0]?.id)).toBeNull();
    expect((await findMessage(administrator, invitation?.id))?.text).toBe('secret link');
  });
});

describe('the export', () => {
  it('is UTF-8 with a mark, quoted, without formulas, and leaves a line in the audit', async () => {
    const stream = await startExport(viewer, 'applications');
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^Reference,State,Name,Email/);
    expect(lines.filter((line) => line.includes(",'=Person "))).toHaveLength(7);
    expect(text).toContain('"Wálter, ""Q"""');
    expect(await AuditEntryModel.countDocuments({ action: 'application.export' })).toBe(1);
  });

  it('has one line for each member, and is refused to others', async () => {
    const text = await new Response(await startExport(viewer, 'contacts')).text();
    expect(text.trimEnd().split('\r\n')).toHaveLength(2);
    await expect(startExport(administrator, 'contacts')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('knows requests by the wording that was agreed to', async () => {
    const text = await new Response(await startExport(viewer, 'applications')).text();
    const { reference } = await join('exported@example.org');
    expect(text).toContain((await stored(reference)).consents[0]?.wording);
  });
});
