/** An address with those parameters that have a value. */
export function addressWith(path: string, parameters: Record<string, string | null | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** One query parameter as text; of a repeated one nothing. At most 200 characters. */
export const textParameter = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim().slice(0, 200) : '';
