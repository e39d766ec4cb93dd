import { describe, it } from 'vitest';
import { compileExpression } from '../../src/semantics/index';
import { dateCases } from './date-cases';
import { expressionCases, expressionDocument } from './expression-cases';
import { stringCases } from './string-cases';
import { expectResult } from './support';

describe('expressions', () => {
  it.each([...expressionCases, ...stringCases, ...dateCases])('%s: %o', (_page, expression, expected) => {
    expectResult(() => compileExpression(expression, {})(expressionDocument), expected);
  });
});
