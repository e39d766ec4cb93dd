import { describe, it } from 'vitest';
import { evaluateExpression } from '../../src/semantics/index';
import { dateCases } from './date-cases';
import { expressionCases, expressionDocument } from './expression-cases';
import { stringCases } from './string-cases';
import { expectResult } from './support';

describe('expressions', () => {
  it.each([...expressionCases, ...stringCases, ...dateCases])('%s: %o', (_page, expression, expected) => {
    expectResult(() => evaluateExpression(expression, expressionDocument), expected);
  });
});
