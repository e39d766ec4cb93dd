import 'server-only';
import { Types } from 'mongoose';
import { parseInput } from '@/lib/kernel/parse-input';
import { siteUrl } from '@/lib/kernel/env';
import { isDuplicateKeyError } from '@/lib/kernel/errors';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { hashSecret, makeSecret, signature } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { queueMessage } from '@/lib/mail/outbox-mutations';
import { getSettings, type SiteSettings } from '@/lib/settings/settings-queries';
import { MembershipApplicationModel } from '@/models/membership-application';
import { TokenModel } from '@/models/token';
import { applicationSchemaFor, type ApplicationInput } from './application-schema';
import type { ApplicationState } from './application-types';
import { confirmDays, linkKeptDays } from './confirm-link';
import { findKnownAs } from './known-as-queries';
import { mayMailAddress, mayStoreRequest } from './address-limits';
import { confirmMessage, type KnownAs } from './messages/confirm-message';
import { referenceFrom } from './reference';
import { searchKeys } from './search-keys';

const day = 24 * 60 * 60;

/**
 * Takes a request to join from anybody. `raw` is what was sent, `clientAddress` the network address it came from,
 * `writtenAt` when it was written (now, unless the sender was shown it before). Returns the reference; the answer is
 * the same for known and unknown addresses, and for addresses that have sent too much today. The same request
 * within the hour is kept once, under the same reference. Throws `invalid-input` with one message a field, or
 * `rate-limited` where the network address has sent too many.
 */
export async function createApplication(
  raw: unknown,
  clientAddress: string,
  writtenAt: Date = new Date(),
): Promise<{ reference: string }> {
  const settings = await getSettings();
  const input = parseInput(applicationSchemaFor(settings), raw);
  await countAttempt({ purpose: 'join', key: clientAddress, limit: 20, windowSeconds: 60 * 60 });
  const emailKey = input.email.toLowerCase();
  const hour = Math.floor(writtenAt.getTime() / (60 * 60 * 1000));
  const referenceOf = (attempt: number) =>
    referenceFrom(signature('join-reference', JSON.stringify([{ ...input, emailKey }, hour, attempt])));
  if (!(await mayStoreRequest(emailKey))) return { reference: referenceOf(1) };
  for (let tries = 1, attempt = 1; tries <= 6; tries += 1) {
    const reference = referenceOf(attempt);
    const standing = await findStanding(reference);
    if (standing?.emailKey === emailKey && isOpen(standing.state)) return { reference };
    if (standing) {
      // Somebody else's, one in a great many, or one that was sent before and withdrawn.
      attempt += 1;
      continue;
    }
    const [knownAs, mayMail] = await Promise.all([findKnownAs(emailKey), mayMailAddress(emailKey)]);
    try {
      await store({ input, emailKey, reference, settings, knownAs, mayMail });
      return { reference };
    } catch (error) {
      // Sent twice at the same moment: the other one is kept, and found by the same reference.
      if (!isDuplicateKeyError(error)) throw error;
    }
  }
  throw new Error('No reference is free for a request to join.');
}

const isOpen = (state: ApplicationState): boolean => state === 'unconfirmed' || state === 'pending';

const findStanding = (reference: string) =>
  MembershipApplicationModel.findOne({ reference }, { emailKey: 1, state: 1 }).lean();

type Request = {
  input: ApplicationInput;
  emailKey: string;
  reference: string;
  settings: SiteSettings;
  knownAs: KnownAs;
  mayMail: boolean;
};

/** The request first, then the link and the mail that leads to it: a request alone does no harm. */
async function store({ input, emailKey, reference, settings, knownAs, mayMail }: Request): Promise<void> {
  const _id = new Types.ObjectId();
  const now = new Date();
  const kind = settings.membershipKinds.find(({ key }) => key === input.kind);
  const { name, email, bulletin, address, message, consents } = input;
  await inTransaction(async (session) => {
    await MembershipApplicationModel.create(
      [
        {
          _id,
          ...{ name, email, bulletin, address, message },
          reference,
          emailKey,
          state: 'unconfirmed',
          membershipKind: { key: input.kind, label: kind?.label ?? input.kind },
          searchKeys: searchKeys({ name: input.name, emailKey, reference }),
          consents: settings.consentTexts
            .filter(({ key }) => consents.includes(key))
            .map(({ key, wording }) => ({ key, wording, givenAt: now })),
          submittedAt: now,
          version: 1,
        },
      ],
      { session },
    );
    if (!mayMail) return;
    const secret = makeSecret();
    await TokenModel.create(
      [
        {
          kind: 'confirm',
          hash: hashSecret(secret),
          applicationId: _id,
          expiresAt: new Date(now.getTime() + linkKeptDays * day * 1000),
        },
      ],
      { session },
    );
    await queueMessage(
      {
        to: input.email,
        kind: 'membership-confirm',
        applicationId: _id.toHexString(),
        ...confirmMessage({
          name: input.name,
          reference,
          contactEmail: settings.contactEmail,
          link: `${siteUrl()}/join/confirm?token=${secret}`,
          days: confirmDays,
          knownAs,
        }),
      },
      session,
    );
  });
}
