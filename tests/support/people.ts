import type { Role } from '@/models/user';

export type TestPerson = { name: string; email: string; password: string; roles: Role[] };

const password = 'correct horse battery staple';

/** Accounts that every site of the browser tests has. `writer` is there to be disabled. */
export const people = {
  administrator: {
    name: 'Ada Administrator',
    email: 'admin@example.org',
    password,
    roles: ['administrator'],
  },
  editor: { name: 'Edith Editor', email: 'editor@example.org', password, roles: ['editor'] },
  secretary: {
    name: 'Sam Secretary',
    email: 'secretary@example.org',
    password,
    roles: ['membership-secretary'],
  },
  writer: { name: 'Will Writer', email: 'writer@example.org', password, roles: ['editor'] },
} satisfies Record<string, TestPerson>;
