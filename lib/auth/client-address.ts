import 'server-only';
import { headers } from 'next/headers';

/** The network address that asks, as our own server saw it; `unknown` where the site runs without that server. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-psg-client-address') ?? 'unknown';
}
