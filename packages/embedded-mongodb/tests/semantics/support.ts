import { Decimal128, Double, EJSON, Int32, Long } from 'bson';
import { expect } from 'vitest';
import { CommandError } from '../../src/errors';

export const int = (n: number) => new Int32(n);
export const long = (n: string | number) => Long.fromString(String(n));
export const double = (n: number) => new Double(n);
export const decimal = (text: string) => Decimal128.fromString(text);

/** The typed text of a value: an Int32 and a Double of the same value differ. */
export const typed = (value: unknown) => EJSON.stringify({ value }, { relaxed: false });

/** What a case expects to be refused: the error's code and part of its message. */
export class Refusal {
  constructor(
    readonly code: number,
    readonly message: RegExp,
  ) {}
}
export const refused = (code: number, message: RegExp) => new Refusal(code, message);

/** Runs a case and compares its result, with types, or its refusal. */
export function expectResult(run: () => unknown, expected: unknown): void {
  if (!(expected instanceof Refusal)) {
    expect(typed(run())).toBe(typed(expected));
    return;
  }
  let thrown: unknown;
  try {
    run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CommandError);
  expect({ code: (thrown as CommandError).code, message: (thrown as CommandError).message }).toEqual({
    code: expected.code,
    message: expect.stringMatching(expected.message) as string,
  });
}
