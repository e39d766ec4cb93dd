import { texts } from '@/lib/texts';

const { joinMails } = texts;

/** What every mail to a joiner is made from. `contactEmail` is empty where the group has given none. */
export type Correspondence = { name: string; reference: string; contactEmail: string };

export type MessageText = { subject: string; text: string };

/** Plain text: paragraphs with a blank line between them, the group's name at the end. */
export function letter(
  { name, contactEmail }: Correspondence,
  paragraphs: (string | false | undefined)[],
): string {
  const parts = [
    joinMails.greeting(name),
    ...paragraphs.filter((part): part is string => Boolean(part)),
    contactEmail ? joinMails.unclear(contactEmail) : '',
    joinMails.signature,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
