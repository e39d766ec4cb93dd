import { texts } from '@/lib/texts';

/**
 * Plain addresses by which a reader passes an item on. Nothing of the services named is loaded, and they hear of
 * nobody who does not follow the link.
 */
export function shareLinks(title: string, address: string): { label: string; href: string }[] {
  const { share } = texts.news;
  const query = (parameters: Record<string, string>) =>
    Object.entries(parameters)
      // Not URLSearchParams: mail programs show its plus signs as they are.
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
  const both = `${title} ${address}`;
  return [
    { label: share.mail, href: `mailto:?${query({ subject: title, body: `${title}\n\n${address}\n` })}` },
    { label: share.whatsApp, href: `https://wa.me/?${query({ text: both })}` },
    { label: share.telegram, href: `https://t.me/share/url?${query({ url: address, text: title })}` },
    { label: share.bluesky, href: `https://bsky.app/intent/compose?${query({ text: both })}` },
  ];
}
