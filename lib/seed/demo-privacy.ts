import type { DemoSection } from './demo-section';
import { bullets, heading, paragraph, richText } from './rich-text-builder';

/**
 * What this software does with people's data. Keep it true: whoever changes what is stored, or for how long,
 * changes these words too.
 */
export const demoPrivacy: DemoSection = {
  slug: 'privacy',
  title: 'Privacy',
  kind: 'information',
  opening:
    'You can read everything here without telling us who you are. If you ask to join, we keep what you send us to deal with your request and your membership, and we show it to nobody outside the group.',
  body: richText(
    heading('When you read'),
    paragraph(
      'Pages set no cookies, load nothing from other websites and count no visitors. Nobody is told what you read.',
    ),
    heading('When you ask to join'),
    paragraph('We store what you put into the form, and nothing else about you:'),
    bullets(
      'your name and email address, the kind of membership and how you would like to have the bulletin',
      'your postal address, only if you want something by post',
      'your message, if you write one',
      'what you agreed to: the exact words that stood beside each box, and when you ticked it',
    ),
    paragraph(
      'Your request gets a reference, and we note when it was sent, confirmed and decided, by whom, and the reason if it is declined. The emails that we write to you about it are stored as well.',
    ),
    paragraph(
      'Membership of a group like ours can tell something about a person’s political opinions. That is why we ask for your consent in so many words, and why only our membership secretaries see requests and members; other editors do not.',
    ),
    heading('Against abuse'),
    paragraph(
      'To stop floods of false requests and guessed passwords, the site counts attempts by network address. Such a count is deleted by itself once its time has passed.',
    ),
    heading('When you work on the site'),
    paragraph(
      'Editors have an account with their name, email address and a password that is stored only in a form from which it cannot be read. Signing in sets the cookies that the sign-in needs. Who changed what, and when, is recorded and kept.',
    ),
    heading('How long, and your rights'),
    paragraph(
      'Requests and memberships are kept until the group deletes them; nothing of them is deleted automatically. You may ask at any time to see what we hold about you, to have it corrected or deleted, and you may take back a consent that you gave. Write to the membership secretary, for example by answering any email from us.',
    ),
  ),
};
