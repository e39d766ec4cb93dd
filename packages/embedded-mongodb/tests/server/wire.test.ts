import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';
import { body, legacyQuery, message, RawClient, sequence } from '../support/raw-client';

const running = useEmbeddedServer();
let raw: RawClient;

beforeEach(async () => {
  raw = await RawClient.connect(running.server.uri('test'));
});
afterEach(() => raw.close());

describe('messages', () => {
  test('the first greeting in the old form is answered in the old form, as by the only member of a replica set', async () => {
    raw.send(legacyQuery({ isMaster: 1, helloOk: true, client: { driver: { name: 'x' } } }));
    const reply = await raw.reply();
    expect(reply?.opCode).toBe(1);
    expect(reply?.responseTo).toBe(1);
    expect(reply?.doc).toMatchObject({
      ismaster: true,
      helloOk: true,
      maxWireVersion: 21,
      logicalSessionTimeoutMinutes: 30,
      ok: 1,
    });
    const address = new URL(running.server.uri('test')).host;
    expect(reply?.doc).toMatchObject({
      setName: 'embedded',
      hosts: [address],
      me: address,
      primary: address,
    });
    expect(reply?.doc).not.toHaveProperty('compression');
  });

  test('hello in the new form', async () => {
    raw.send(message(0, body({ hello: 1 })));
    expect((await raw.reply())?.doc).toMatchObject({ isWritablePrimary: true, maxWireVersion: 21, ok: 1 });
  });

  test('documents may come inside the command or beside it, in pieces and several at once', async () => {
    const inside = message(0, body({ insert: 'c', documents: [{ _id: 1 }] }));
    const beside = message(0, sequence('documents', [{ _id: 2 }, { _id: 3 }]), body({ insert: 'c' }));
    const both = Buffer.concat([inside, beside]);
    for (const at of [0, 3, 17, 40, 60])
      raw.send(both.subarray(at, [3, 17, 40, 60][[0, 3, 17, 40, 60].indexOf(at)]));
    expect((await raw.reply())?.doc).toMatchObject({ n: 1 });
    expect((await raw.reply())?.doc).toMatchObject({ n: 2 });
  });

  test('documents beside a command that knows nothing of them are refused by name', async () => {
    raw.send(message(0, body({ count: 'c' }), sequence('updates', [{ q: {} }])));
    expect((await raw.reply())?.doc).toMatchObject({
      ok: 0,
      errmsg: expect.stringMatching(/count\.updates/),
    });
    raw.send(message(0, body({ insert: 'c', documents: [{}] }), sequence('nonsense', [{}])));
    expect((await raw.reply())?.doc).toMatchObject({ ok: 0, errmsg: expect.stringMatching(/nonsense/) });
    raw.send(message(0, body({ ping: 1 }), sequence('__proto__', [{}])));
    raw.send(message(0, body({ count: 'c' }), sequence('__proto__', [{}])));
    expect((await raw.reply())?.doc).toMatchObject({ ok: 1 });
    expect((await raw.reply())?.doc).toMatchObject({ ok: 0, errmsg: expect.stringMatching(/__proto__/) });
  });

  test('one that wants no answer gets none', async () => {
    raw.send(message(2, body({ insert: 'c', documents: [{ _id: 7 }] })));
    raw.send(message(0, body({ count: 'c', query: { _id: 7 } })));
    expect((await raw.reply())?.doc).toMatchObject({ n: 1 });
  });

  test('what a client sent before it hung up is carried out and answered, one after the other', async () => {
    const insert = (n: number) => body({ insert: 'c', documents: [{ n }] });
    const silent = Array.from({ length: 20 }, (_, n) => message(2, insert(n)));
    raw.send(Buffer.concat([...silent, message(0, insert(20)), message(0, body({ count: 'c' }))]));
    raw.finish();
    expect((await raw.reply())?.doc).toMatchObject({ n: 1 });
    expect((await raw.reply())?.doc).toMatchObject({ n: 21 });
    expect(await raw.reply()).toBeUndefined();
  });

  test('an error of a command leaves the connection as it is', async () => {
    raw.send(message(0, body({ find: 'c', filter: { a: { $nonsense: 1 } } })));
    expect((await raw.reply())?.doc).toMatchObject({ ok: 0, code: 2, codeName: 'BadValue' });
    raw.send(message(0, body({ ping: 1 })));
    expect((await raw.reply())?.doc).toMatchObject({ ok: 1 });
  });
});

describe('malformed messages end the connection and nothing else', () => {
  const good = message(0, body({ ping: 1 }));
  const changed = (at: number, value: number) => {
    const bytes = Buffer.from(good);
    bytes.writeInt32LE(value, at);
    return bytes;
  };
  const malformed: Record<string, Buffer> = {
    'a length below the header': changed(0, 5),
    'a negative length': changed(0, -1),
    'a length beyond the limit': changed(0, 100_000_000),
    'an unknown operation': changed(12, 9999),
    'a compressed message': changed(12, 2012),
    'unknown flags': changed(16, 1 << 5),
    'a checksum, which is not supported': changed(16, 1),
    'a section longer than its message': changed(21, 10_000),
    'a section of negative length': changed(21, -5),
    'an unknown kind of section': message(0, Buffer.concat([Buffer.of(9), body({ ping: 1 }).subarray(1)])),
    'no section': message(0),
    'two commands': message(0, body({ ping: 1 }), body({ ping: 1 })),
    'documents without a command': message(0, sequence('documents', [{}])),
    'one sequence twice': message(
      0,
      body({ insert: 'c' }),
      sequence('documents', [{}]),
      sequence('documents', [{}]),
    ),
    'broken BSON': message(
      0,
      Buffer.concat([Buffer.of(0), Buffer.from([12, 0, 0, 0, 99, 65, 0, 1, 2, 3, 4, 0])]),
    ),
    'an old query on a collection': legacyQuery({}, 'test.people'),
    'text of another protocol': Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  };

  test.each(Object.entries(malformed))('%s', async (_name, bytes) => {
    raw.send(bytes);
    expect(await raw.reply()).toBeUndefined();
    expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
