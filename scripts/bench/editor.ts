type Receipt = { id: string; slug: string; version: number };

/** The header of an access token. */
export const bearer = (token = ''): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** An editor's script: works through the JSON interface, as editors' own scripts do (docs/api.md). */
export class Editor {
  constructor(
    private readonly origin: string,
    /** What proves who it is: an access token's header, or a session's cookie and origin. */
    private readonly credentials: Record<string, string>,
  ) {}

  /** Makes and publishes an item that stands first everywhere. */
  async publish(item: { slug: string; title: string; topicIds: string[] }): Promise<Receipt> {
    const draft = await this.#send<Receipt>('POST', '/api/articles', {
      ...item,
      summary: 'Written while others read.',
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Its text.' }] }] },
    });
    return this.#change(draft, { move: 'publish' });
  }

  /** Gives an item another headline. */
  correct(item: Receipt, title: string): Promise<Receipt> {
    return this.#change(item, { title });
  }

  withdraw(item: Receipt): Promise<Receipt> {
    return this.#change(item, { move: 'withdraw' });
  }

  /** Changes the summary of an item of which only the id is known. */
  async touch(id: string, summary: string): Promise<void> {
    const item = await this.#send<Receipt>('GET', `/api/articles/${id}`);
    await this.#change({ ...item, id }, { summary });
  }

  async #change(item: Receipt, change: Record<string, unknown>): Promise<Receipt> {
    const path = `/api/articles/${item.id}`;
    const receipt = await this.#send<Receipt>('PATCH', path, { version: item.version, ...change });
    return { ...item, version: receipt.version };
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.origin + path, {
      method,
      headers: { ...this.credentials, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }
}
