import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const schema = JSON.parse(
  readFileSync('tests/conformance/schemas/json-feed-1.1.schema.json', 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

/** What a JSON Feed has wrong by the schema made from its specification; empty where nothing is. */
export function jsonFeedFaults(feed: unknown): string[] {
  validate(feed);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
