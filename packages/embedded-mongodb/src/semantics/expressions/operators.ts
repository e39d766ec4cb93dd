import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { conversionOperators } from './conversions';
import { dateOperators } from './dates';
import { documentOperators } from './documents';
import type { OperatorFactory } from './environment';
import { logicOperators } from './logic';
import { stringOperators } from './strings';

/** Every expression operator, by name; what is not here is refused. */
export const operators = new Map<string, OperatorFactory>(
  Object.entries({
    ...logicOperators,
    ...arithmeticOperators,
    ...arrayOperators,
    ...stringOperators,
    ...conversionOperators,
    ...dateOperators,
    ...documentOperators,
  }),
);
