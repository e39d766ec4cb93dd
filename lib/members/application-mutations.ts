import 'server-only';
import { Types } from 'mongoose';
import { parseInput } from '@/lib/kernel/parse-input';
import { siteUrl } from '@/lib/kernel/env';
import { isDuplicateKeyError } from '@/lib/kernel/errors';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { hashSecret, makeSecret } from '@/lib/kernel/secret';
import { inTransaction } from '@/lib/kernel/transaction';
import { queueMessage } from '@/lib/mail/outbox-mutations';
import { getSettings, type SiteSettings } from '@/lib/settings/settings-queries';
import { MembershipApplicationModel } from '@/models/membership-application';
import { TokenModel } from '@/models/token';
import { applicationSchemaFor, type ApplicationInput } from './application-schema';
import { confirmDays, linkKeptDays } from './confirm-link';
import { findKnownAs } from './known-as-queries';
import { mayMailAddress, mayStoreRequest } from './address-limits';
import { confirmMessage, type KnownAs } from './messages/confirm-message';
import { makeReference } from './reference';
import { searchKeys } from './search-keys';

const day = 24 * 60 * 60;

/**
 * Takes a request to join from anybody. `raw` is what was sent, `clientAddress` the network address it came
 * from. Returns the reference; the answer is the same for known and unknown addresses, for programs that step
 * into the trap, and for addresses that have sent too much today. Throws `invalid-input` with one message a
 * field, or `rate-limited` where the network address has sent too many.
 */
export async function createApplication(raw: unknown, clientAddress: string): Promise<{ reference: string }> {
  const settings = await getSettings();
  const input = parseInput(applicationSchemaFor(settings), raw);
  await countAttempt({ purpose: 'join', key: clientAddress, limit: 20, windowSeconds: 60 * 60 });
  const emailKey = input.email.toLowerCase();
  if (input.trap !== '' || !(await mayStoreRequest(emailKey))) return { reference: makeReference() };
  const [knownAs, mayMail] = await Promise.all([findKnownAs(emailKey), mayMailAddress(emailKey)]);
  for (let attempt = 1; ; attempt += 1) {
    const reference = makeReference();
    try {
      await store({ input, emailKey, reference, settings, knownAs, mayMail });
      return { reference };
    } catch (error) {
      if (!isDuplicateKeyError(error) || attempt === 5) throw error;
    }
  }
}

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
