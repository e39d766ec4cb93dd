import { siteUrl } from '@/lib/kernel/env';
import { securityContact } from '@/lib/settings/security-contact';
import { getSettings } from '@/lib/settings/settings-queries';

export const dynamic = 'force-dynamic';

/** Whom to tell of a hole in the site's security; 404 until an administrator has given a contact address. */
export async function GET(): Promise<Response> {
  const { contactEmail } = await getSettings();
  if (!contactEmail) return new Response(null, { status: 404 });
  return new Response(securityContact(siteUrl(), contactEmail, new Date()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
