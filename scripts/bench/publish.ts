import type { FilledSite } from './filled-sites';

/**
 * A change that readers can see: sets the summary of a published item through the JSON interface, as an editor's
 * script would. Afterwards every page has to be rendered anew.
 */
export async function changeItem(site: FilledSite, round: number): Promise<void> {
  const item = site.sample.items.at(-1);
  // By turns, so that no editor meets the limit on requests a minute.
  const token = site.sample.tokens[round % site.sample.tokens.length];
  if (!item || !token) throw new Error('The sample has no item or no editor.');
  const address = `${site.origin}/api/articles/${item.id}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { version } = (await answer(fetch(address, { headers }))) as { version: number };
  const body = JSON.stringify({ version, summary: `Changed ${round} times.` });
  await answer(fetch(address, { method: 'PATCH', headers, body }));
}

async function answer(asked: Promise<Response>): Promise<unknown> {
  const response = await asked;
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${JSON.stringify(body)}`);
  return body;
}
