/** What every mail to a joiner is made from. `contactEmail` is empty where the group has given none. */
export type Correspondence = { name: string; reference: string; contactEmail: string };

export type MessageText = { subject: string; text: string };

/** Plain text: paragraphs with a blank line between them, the group's name at the end. */
export function letter(
  { name, contactEmail }: Correspondence,
  paragraphs: (string | false | undefined)[],
): string {
  const parts = [
    `Dear ${name},`,
    ...paragraphs.filter((part): part is string => Boolean(part)),
    contactEmail ? `If anything is unclear, write to ${contactEmail}.` : '',
    'The Peru Support Group',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
