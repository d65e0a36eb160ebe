import type { VillageRows } from '../facts/rows';
import type { Figures } from '../rules/condition';

/** A worked example of a rule: rows in, and what it says of them. */
export interface Example {
  readonly title: string;
  readonly rows: VillageRows;
  /** What a district has set for it. */
  readonly figures?: Figures;
}

/** Cases that are faults, and lawful ones that look like them: at least two of each, and the tests hold a rule to both. */
export interface Examples {
  readonly fires: readonly Example[];
  readonly quiet: readonly Example[];
}
