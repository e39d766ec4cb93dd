import { z } from 'zod';
import type { ConsentText, MembershipKind } from '@/models/settings';
import { bulletinWays } from '@/models/membership-application';
import { honeypotName, limits } from './form-fields';

// Controls, and marks that turn the direction of writing around.
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const text = (what: string, max: number) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .max(max, `Shorten ${what} to ${max} characters or fewer`)
    .refine((value) => !controls.test(value), { error: `Remove the invisible characters from ${what}` });

const line = (what: string, max: number) =>
  text(what, max).refine((value) => !/[\t\r\n]/.test(value), { error: `Write ${what} in one line` });

const email = line('your email address', limits.email)
  .refine((value) => value !== '', { error: 'Enter your email address', abort: true })
  .refine((value) => z.email().safeParse(value).success, {
    error: 'Enter an email address with a dot after the @, such as name@example.org',
  });

const lines = z
  .string({ error: 'Write this as text' })
  .trim()
  .transform((value) => value.replace(/\r\n?/g, '\n'));

const postFields = {
  addressLines: lines
    .pipe(text('your address', limits.addressLines))
    .refine((value) => value !== '', { error: 'Enter the address that the bulletin should go to' })
    .prefault(''),
  postcode: line('your postcode', limits.postcode).default(''),
  country: line('the country', limits.country).default(''),
};

const ticked = z
  .union([z.string(), z.array(z.string()).max(50)])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .default([]);

/** A request as the group's settings allow it; `address` is there only where post is wanted. */
export type ApplicationInput = {
  name: string;
  email: string;
  kind: string;
  bulletin: (typeof bulletinWays)[number];
  address?: { lines: string; postcode: string; country: string };
  message: string;
  consents: string[];
  /** What stood in the field that people don't see; empty for people. */
  trap: string;
};

type Bounds = { membershipKinds: MembershipKind[]; consentTexts: ConsentText[] };

/**
 * The one schema of a request to join, for the form and the API alike: kinds and consents are those of the
 * settings. A postal address is required where the bulletin comes by post, and dropped otherwise.
 */
export function applicationSchemaFor({ membershipKinds, consentTexts }: Bounds) {
  const kindError = { error: 'Choose a kind of membership' };
  // In the order of the form, which is that of the error summary's lines.
  const first = {
    name: line('your name', limits.name).refine((value) => value !== '', { error: 'Enter your name' }),
    email,
    kind: z.string(kindError).refine((value) => membershipKinds.some(({ key }) => key === value), kindError),
  };
  const last = {
    message: lines.pipe(text('your message', limits.message)).default(''),
    consents: ticked.superRefine((keys, context) => {
      for (const { key } of consentTexts.filter((consent) => consent.required && !keys.includes(consent.key)))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'Tick the box if we may keep your details',
        });
    }),
    [honeypotName]: z.string().default(''),
  };
  return z
    .discriminatedUnion(
      'bulletin',
      [
        z.object({ ...first, ...postFields, ...last, bulletin: z.literal('post') }),
        z.object({ ...first, ...last, bulletin: z.enum(['email', 'none']) }),
      ],
      { error: 'Say how you would like the bulletin' },
    )
    .transform((given): ApplicationInput => ({
      name: given.name,
      email: given.email,
      kind: given.kind,
      bulletin: given.bulletin,
      ...(given.bulletin === 'post' && {
        address: { lines: given.addressLines, postcode: given.postcode, country: given.country },
      }),
      message: given.message,
      consents: consentTexts.map(({ key }) => key).filter((key) => given.consents.includes(key)),
      trap: given[honeypotName],
    }));
}

/** The settings-free shape of anything a form can send; what it means is decided by `applicationSchemaFor`. */
export const submittedFormSchema = z.record(z.string().max(60), z.union([z.string(), z.array(z.string())]));
