import { expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';
import { sendRandomCommands } from '../soak/random-commands';
import { sendMalformed } from '../soak/random-messages';

const running = useEmbeddedServer();
const uri = () => running.server.uri('test');

test('broken messages are refused or end their connection, and nothing else', async () => {
  expect(await sendMalformed(uri(), 2000, 7)).toEqual([]);
  expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test('well-formed commands are answered, whatever they ask for', async () => {
  expect(await sendRandomCommands(uri(), 2000, 7)).toEqual([]);
  expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});
