import type { AlertColour, RuleDomain, RuleLevel, RuleOffice, RuleState, Sureness } from '@shared/supervision/rules';
import type { RowKind } from '../facts/rows';
import type { Condition } from './condition';
import type { FactSource } from '../facts/sources';

/** A figure that a district may set. Without a default the rule is silent until it is set: a limit is never guessed. */
export interface Parameter {
  readonly title: string;
  readonly unit: 'fen' | 'days' | 'workingDays' | 'years' | 'count' | 'percent';
  readonly default?: number;
  /** Where the default comes from. */
  readonly source: string;
  readonly sureness: Sureness;
}

/** A lawful thing that looks like the fault. Whoever closes an alert as 误报 says which of them was missing. */
export interface Exclusion {
  readonly code: string;
  readonly words: string;
  readonly when: Condition;
}

/**
 * A rule as data: nothing of it is code, so a regulator can read it, change a figure, and see what it would have found.
 * Its worked examples stand in `examples/`, and the tests run them.
 */
export interface Rule {
  /** `YJ02`, as in the reference's catalogue; a letter behind it where one of its rows was two. */
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly domain: RuleDomain;
  readonly colour: AlertColour;
  /** What wakes it at once: a voucher that was posted, or a row of a register that was written. Every rule is asked at night besides. */
  readonly when: 'posted' | 'contractChanged' | 'assetChanged' | 'debtChanged' | 'nightly';
  /** Whose: a village's own flow, which its cadres see and mend, or a person's, which they never see. */
  readonly level: RuleLevel;
  /** Which facts it reads; each is asked the condition. */
  readonly source: FactSource;
  readonly condition: Condition;
  /** How many of something there must be for the rule to say anything: no district can ask for less. */
  readonly least?: { readonly fact: string; readonly count: number; readonly of: string };
  readonly exclusions: readonly Exclusion[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** A sentence with the numbers in it: `{payee}` is a fact, `{limitFen}` a parameter. It says 疑似 or asks, never that it is so. */
  readonly explain: string;
  /** Where more of the same makes it graver. */
  readonly worse?: { readonly when: Condition; readonly colour: AlertColour };
  /** Rows without which it is silent, and says so. */
  readonly needs: readonly RowKind[];
  readonly office: RuleOffice;
  readonly basis: string;
  /** How it differs from the reference's row, and why. */
  readonly note?: string;
  /** What cannot be true where books and reports are kept honestly, though they be late, incomplete or brought in: it does not go back to shadow for want of hits. */
  readonly impossible?: true;
  /** How it begins in a district that has decided nothing. */
  readonly begins: Extract<RuleState, 'live' | 'shadow'>;
}
