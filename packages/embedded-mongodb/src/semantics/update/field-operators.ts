import { Timestamp, type Document } from 'bson';
import { badValue, failedToParse, typeMismatch } from '../../errors';
import { add, multiply, type BsonNumber } from '../values/arithmetic';
import { compareValues } from '../values/compare';
import { makeInt, makeLong, toNumeric, type Numeric } from '../values/numbers';
import { getField, isDocument, typeName } from '../values/types';
import type { UpdateOptions } from './options';

/** What an operator needs to know beside the current value. */
export interface FieldContext {
  path: string;
  doc: Document;
  options: UpdateOptions;
}

/** Gives the new value of a field (current: undefined when missing); undefined leaves it as it is. */
export type FieldOperator = (current: unknown, operand: unknown, context: FieldContext) => unknown;

export const printed = (value: unknown): string => {
  const text =
    typeof value === 'object' && value !== null ? JSON.stringify(value) : JSON.stringify(String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

function operandNumber(operand: unknown, verb: string, path: string): Numeric {
  const number = toNumeric(operand);
  if (!number) throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${printed(operand)}}`);
  return number;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

function arithmetic(name: '$inc' | '$mul', apply: (a: Numeric, b: Numeric) => BsonNumber): FieldOperator {
  const verb = name === '$inc' ? 'increment' : 'multiply';
  return (current, operand, { path, doc }) => {
    const by = operandNumber(operand, verb, path);
    if (current === undefined) return name === '$inc' ? operand : apply({ type: 'int', value: 0 }, by);
    const from = toNumeric(current);
    if (!from) {
      throw typeMismatch(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${printed(getField(doc, '_id'))}} has the field ` +
          `'${nameOf(path)}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = apply(from, by);
    const areIntegers = [from, by].every(({ type }) => type === 'int' || type === 'long');
    if (areIntegers && typeName(result) === 'double') {
      throw badValue(
        `Failed to apply ${name} operations to current value (${String(current)}) for document ` +
          `{_id: ${printed(getField(doc, '_id'))}}`,
      );
    }
    return result;
  };
}

const currentDate: FieldOperator = (_current, operand, { options }) => {
  const type = isDocument(operand) ? operand.$type : operand === true ? 'date' : undefined;
  if (type === 'date') return options.now;
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(options.now.getTime() / 1000), i: 1 });
  if (typeof operand === 'boolean') return options.now;
  throw badValue(
    isDocument(operand)
      ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
      : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression`,
  );
};

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const bit: FieldOperator = (current, operand, { path, doc }) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}}`,
    );
  }
  let value = toNumeric(current ?? makeInt(0));
  for (const [name, argument] of Object.entries(operand) as [string, unknown][]) {
    const apply = bitwise[name];
    if (!apply)
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${printed(argument)}}`,
      );
    const by = toNumeric(argument);
    if (!by || (by.type !== 'int' && by.type !== 'long')) {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(argument)}' is not supported here: {${name}: ${printed(argument)}}`,
      );
    }
    if (!value || (value.type !== 'int' && value.type !== 'long')) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type.{_id: ${printed(getField(doc, '_id'))}} has the field ` +
          `${nameOf(path)} of non-integer type ${typeName(current)}`,
      );
    }
    const result = apply(BigInt(value.value), BigInt(by.value));
    value =
      value.type === 'long' || by.type === 'long'
        ? { type: 'long', value: result }
        : { type: 'int', value: Number(result) };
  }
  return value?.type === 'long' ? makeLong(value.value) : makeInt(Number(value?.value));
};

/** `$min` keeps the lower, `$max` the higher value, by BSON order. */
const bounded =
  (direction: 1 | -1): FieldOperator =>
  (current, operand, { options }) =>
    current === undefined || compareValues(operand, current, options.collation) * direction > 0
      ? operand
      : undefined;

export const fieldOperators: Record<string, FieldOperator> = {
  $set: (_current, operand) => operand,
  $setOnInsert: (_current, operand) => operand,
  $inc: arithmetic('$inc', add),
  $mul: arithmetic('$mul', multiply),
  $min: bounded(-1),
  $max: bounded(1),
  $currentDate: currentDate,
  $bit: bit,
};

/** Operands are checked even where the operator finds nothing to do. */
export function checkOperand(name: string, operand: unknown, path: string): void {
  if (name === '$inc' || name === '$mul')
    operandNumber(operand, name === '$inc' ? 'increment' : 'multiply', path);
  if (name === '$rename' && typeof operand !== 'string') {
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${printed(operand)}`);
  }
  if (name === '$pop') {
    const end = toNumeric(operand)?.value;
    if (end !== 1 && end !== -1 && end !== 1n && end !== -1n)
      throw failedToParse(`$pop expects 1 or -1, found: ${String(operand)}`);
  }
}
