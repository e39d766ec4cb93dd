import 'server-only';
import { parseInput } from '@/lib/kernel/parse-input';
import { applicationSchemaFor } from './application-schema';
import type { ReviewedRequest } from './application-types';
import { getSettings } from '@/lib/settings/settings-queries';

/**
 * What would be kept of a request, in the words that it would be kept in; nothing is stored. Throws `invalid-input`
 * with one message a field.
 */
export async function reviewRequest(raw: unknown): Promise<ReviewedRequest> {
  const settings = await getSettings();
  const { name, email, kind, bulletin, address, message, consents } = parseInput(
    applicationSchemaFor(settings),
    raw,
  );
  return {
    ...{ name, email, bulletin, message },
    kindLabel: settings.membershipKinds.find(({ key }) => key === kind)?.label ?? kind,
    address: address ?? null,
    consents: settings.consentTexts.map(({ key, wording }) => ({ wording, ticked: consents.includes(key) })),
  };
}
