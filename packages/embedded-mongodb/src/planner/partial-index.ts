import type { Document } from 'bson';
import { compareValues, compileFilter, isNaNumber, typeName, typeRank, valuesEqual } from '../semantics';
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

/** Whether every document that holds this value holds what is needed, too. */
function satisfies(value: unknown, { operator, operand }: Condition): boolean {
  const type = typeName(value);
  if (type === 'regex' || type === 'array') return false;
  const isMet = compileFilter({ value: { [operator]: operand } });
  // A query for null finds documents without the field as well.
  return isMet({ value }) && (value !== null || isMet({}));
}

/** A comparison that only values of the operand's own type can meet. */
const isBound = ({ operator, operand }: Condition) =>
  ['$gt', '$gte', '$lt', '$lte'].includes(operator) &&
  !['missing', 'null', 'minKey', 'maxKey'].includes(typeName(operand)) &&
  !isNaNumber(operand);

/** `{ $gt: 5 }` is narrower than `{ $gte: 3 }`. */
function isNarrower(given: Condition, needed: Condition): boolean {
  if (!isBound(given) || !isBound(needed) || typeRank(given.operand) !== typeRank(needed.operand))
    return false;
  const side = given.operator.slice(0, 3);
  if (side !== needed.operator.slice(0, 3)) return false;
  const difference = compareValues(given.operand, needed.operand) * (side === '$gt' ? 1 : -1);
  return difference > 0 || (difference === 0 && given.operator.length === 3);
}
