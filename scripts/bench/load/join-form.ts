import { Parser } from 'htmlparser2';

/** The hidden fields of the form on a page that sends to a server action: what a browser without script sends along. */
function hiddenFields(html: string): [string, string][] {
  const fields: [string, string][] = [];
  const parser = new Parser({
    onopentag(name, { type, name: field, value = '' }) {
      if (name === 'input' && type === 'hidden' && field) fields.push([field, value]);
    },
  });
  parser.end(html);
  return fields;
}

/** The form at /join, opened while the site is well, to be sent when it may not be. */
export async function openJoinForm(
  origin: string,
): Promise<(typed: Record<string, string>) => Promise<Response>> {
  const page = await fetch(`${origin}/join`);
  const hidden = hiddenFields(await page.text());
  return (typed) => {
    const body = new FormData();
    for (const [name, value] of [...hidden, ...Object.entries(typed)]) body.append(name, value);
    return fetch(`${origin}/join`, { method: 'POST', body, headers: { origin } });
  };
}
