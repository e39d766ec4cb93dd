import type { OperatorFactory } from './environment';

export const operators = new Map<string, OperatorFactory>();
