import type { Examples } from './example';
import { BANK_EXAMPLES, MONEY_EXAMPLES } from './money-examples';
import { PEOPLE_EXAMPLES } from './people-examples';
import { REGISTER_EXAMPLES } from './register-examples';
import { STATISTICS_EXAMPLES } from './statistics-examples';

/** Worked examples by rule: what the tests run. */
export const EXAMPLES: Readonly<Record<string, Examples>> = {
  ...MONEY_EXAMPLES,
  ...BANK_EXAMPLES,
  ...REGISTER_EXAMPLES,
  ...PEOPLE_EXAMPLES,
  ...STATISTICS_EXAMPLES,
};
