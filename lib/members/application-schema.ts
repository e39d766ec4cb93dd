import { z } from 'zod';
import type { ConsentText, MembershipKind } from '@/models/settings';
import { bulletinWays } from '@/models/membership-application';
import { texts } from '@/lib/texts';
import { limits } from './form-fields';

const { joinErrors: say } = texts;

// Controls, and marks that turn the direction of writing around.
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const text = (what: string, max: number) =>
  z
    .string({ error: say.enter(what) })
    .trim()
    .max(max, say.shorten(what, max))
    .refine((value) => !controls.test(value), { error: say.invisible(what) });

const line = (what: string, max: number) =>
  text(what, max).refine((value) => !/[\t\r\n]/.test(value), { error: say.oneLine(what) });

const email = line(say.email, limits.email)
  .refine((value) => value !== '', { error: say.enter(say.email), abort: true })
  .refine((value) => z.email().safeParse(value).success, { error: say.emailShape });

const lines = z
  .string({ error: say.text })
  .trim()
  .transform((value) => value.replace(/\r\n?/g, '\n'));

const postFields = {
  addressLines: lines
    .pipe(text(say.addressLines, limits.addressLines))
    .refine((value) => value !== '', { error: say.addressMissing })
    .prefault(''),
  postcode: line(say.postcode, limits.postcode).default(''),
  country: line(say.country, limits.country).default(''),
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
};

type Bounds = { membershipKinds: MembershipKind[]; consentTexts: ConsentText[] };

/**
 * The one schema of a request to join, for the form and the API alike: kinds and consents are those of the
 * settings. A postal address is required where the bulletin comes by post, and dropped otherwise.
 */
export function applicationSchemaFor({ membershipKinds, consentTexts }: Bounds) {
  const kindError = { error: say.kind };
  // In the order of the form, which is that of the error summary's lines.
  const first = {
    name: line(say.name, limits.name).refine((value) => value !== '', { error: say.enter(say.name) }),
    email,
    kind: z.string(kindError).refine((value) => membershipKinds.some(({ key }) => key === value), kindError),
  };
  const last = {
    message: lines.pipe(text(say.message, limits.message)).default(''),
    consents: ticked.superRefine((keys, context) => {
      for (const { key } of consentTexts.filter((consent) => consent.required && !keys.includes(consent.key)))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: say.consent,
        });
    }),
  };
  return z
    .discriminatedUnion(
      'bulletin',
      [
        z.object({ ...first, ...postFields, ...last, bulletin: z.literal('post') }),
        z.object({ ...first, ...last, bulletin: z.enum(['email', 'none']) }),
      ],
      { error: say.bulletin },
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
    }));
}

/** The settings-free shape of anything a form can send; what it means is decided by `applicationSchemaFor`. */
export const submittedFormSchema = z.record(z.string().max(60), z.union([z.string(), z.array(z.string())]));
