import type { GroupPlan, Numbered, RowProblem } from './kind';

/** Nothing of the group is written, and this is why. */
export const refused = (problems: readonly RowProblem[]): GroupPlan => ({ problems, units: [], sameRowNos: [] });

/** Every row of the group is refused for the same reason. */
export const refusedAll = (group: readonly Numbered<unknown>[], column: string, message: string): GroupPlan =>
  refused(group.map(({ rowNo }) => ({ rowNo, column, message })));
