import type { Rule } from '../rules/rule';

/** By which rows of the Ledger's stream a rule is woken. */
const WAKES = {
  Voucher: 'posted',
  Contract: 'contractChanged',
  Asset: 'assetChanged',
  Debt: 'debtChanged',
} as const satisfies Record<string, Rule['when']>;

export const WAKING = Object.keys(WAKES);

/** Whether a rule is woken by one of these kinds of rows. */
export const isWokenBy = ({ when }: Pick<Rule, 'when'>, kinds: ReadonlySet<string>): boolean =>
  Object.entries(WAKES).some(([kind, wakes]) => wakes === when && kinds.has(kind));
