import type { Document } from 'bson';
import { badValue } from '../errors';
import { isDocument, isOperatorDocument, isTruthy, typeName } from '../semantics';

/**
 * One test on one field, such as `{ age: { $gte: 18 } }`; `$eq` for plain values, `$regex` for expressions, and `$any`
 * with a list of conditions on the field of which at least one holds.
 */
export interface Condition {
  path: string;
  operator: string;
  operand: unknown;
}

/** A filter taken apart: tests that must all hold, and the rest that an index can't answer. */
export interface FilterParts {
  conditions: Condition[];
  /** The branches of each `$or`. */
  alternatives: Document[][];
  text?: Document;
  /** Whether there is anything beyond conditions and alternatives. */
  hasOther: boolean;
}

export function splitFilter(filter: Document): FilterParts {
  const parts: FilterParts = { conditions: [], alternatives: [], hasOther: false };
  collect(filter, parts);
  return parts;
}

function collect(filter: Document, parts: FilterParts): void {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const clause of operand) if (isDocument(clause)) collect(clause, parts);
    } else if (name === '$or' && Array.isArray(operand)) {
      parts.alternatives.push(operand.filter(isDocument));
    } else if (name === '$text' && isDocument(operand)) {
      if (parts.text) throw badValue('Too many text expressions');
      parts.text = operand;
    } else if (name === '$comment') {
      continue;
    } else if (name.startsWith('$')) {
      parts.hasOther = true;
    } else {
      parts.conditions.push(...conditionsOf(name, operand));
    }
  }
}

/** The tests on one field; with `$exists` always followed by a boolean. */
export function conditionsOf(path: string, operand: unknown): Condition[] {
  if (typeName(operand) === 'regex') return [{ path, operator: '$regex', operand }];
  if (!isOperatorDocument(operand)) return [{ path, operator: '$eq', operand }];
  const { $regex, $options, ...others } = operand;
  const conditions = Object.entries(others).map(([operator, value]) => ({
    path,
    operator,
    operand: operator === '$exists' ? isTruthy(value) : (value as unknown),
  }));
  if ($regex !== undefined) {
    // With options the expression is never used for bounds, so only its presence counts.
    conditions.push({ path, operator: '$regex', operand: $options ? undefined : ($regex as unknown) });
  }
  return conditions;
}

/** What every `$or` says about single fields: `{ $or: [{ a: 1 }, { a: 2, b: 3 }] }` leaves 1 and 2 for `a`. */
export function impliedConditions(alternatives: Document[][]): Condition[] {
  return alternatives.flatMap((branches) => {
    const each = branches.map((branch) => splitFilter(branch).conditions);
    const paths = new Set(each[0]?.map(({ path }) => path));
    return [...paths].flatMap((path) => {
      const operand = each.map((conditions) => conditions.find((condition) => condition.path === path));
      return operand.includes(undefined) ? [] : [{ path, operator: '$any', operand }];
    });
  });
}
