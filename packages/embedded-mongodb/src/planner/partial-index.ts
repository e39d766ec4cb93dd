import type { Document } from 'bson';
import { compareValues, typeRank, valuesEqual } from '../semantics';
import { splitFilter, type Condition } from './conditions';

/** Whether every document that meets the conditions also meets the filter of a partial index. */
export function isImplied(partialFilter: Document, conditions: Condition[]): boolean {
  const parts = splitFilter(partialFilter);
  if (parts.hasOther || parts.alternatives.length > 0 || parts.text) return false;
  return parts.conditions.every((needed) =>
    conditions.some((given) => given.path === needed.path && implies(given, needed)),
  );
}

function implies(given: Condition, needed: Condition): boolean {
  if (given.operator === needed.operator && valuesEqual(given.operand, needed.operand)) return true;
  const values = valuesOf(given);
  if (values) return values.every((value) => satisfies(value, needed));
  if (needed.operator === '$exists') return needed.operand === true && isBound(given);
  return isNarrower(given, needed);
}

/** The values that a condition leaves open, if they are few. */
function valuesOf({ operator, operand }: Condition): unknown[] | undefined {
  if (operator === '$eq') return [operand];
  if (operator === '$in' && Array.isArray(operand)) return operand;
  return undefined;
}

function satisfies(value: unknown, { operator, operand }: Condition): boolean {
  if (value instanceof RegExp || Array.isArray(value)) return false;
  switch (operator) {
    case '$eq':
      return valuesEqual(value, operand);
    case '$in':
      return Array.isArray(operand) && operand.some((one) => valuesEqual(value, one));
    case '$exists':
      return operand === true && value !== null && value !== undefined;
    case '$gt':
      return comparable(value, operand) && compareValues(value, operand) > 0;
    case '$gte':
      return comparable(value, operand) && compareValues(value, operand) >= 0;
    case '$lt':
      return comparable(value, operand) && compareValues(value, operand) < 0;
    case '$lte':
      return comparable(value, operand) && compareValues(value, operand) <= 0;
    case '$type':
      return operand === 'string' && typeof value === 'string';
    default:
      return false;
  }
}

const comparable = (a: unknown, b: unknown) => typeRank(a) === typeRank(b);

const isBound = ({ operator, operand }: Condition) =>
  ['$gt', '$gte', '$lt', '$lte'].includes(operator) && operand !== null && operand !== undefined;

/** `{ $gt: 5 }` is narrower than `{ $gte: 3 }`. */
function isNarrower(given: Condition, needed: Condition): boolean {
  if (!isBound(given) || !isBound(needed) || !comparable(given.operand, needed.operand)) return false;
  const side = given.operator.slice(0, 3);
  if (side !== needed.operator.slice(0, 3)) return false;
  const difference = compareValues(given.operand, needed.operand) * (side === '$gt' ? 1 : -1);
  return difference > 0 || (difference === 0 && given.operator.length === 3);
}
