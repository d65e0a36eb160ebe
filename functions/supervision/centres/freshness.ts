import { ImportKindName } from '@shared/imports/imports';
import type { FailedImport, Freshness, ImportFreshness, ListFreshness } from '@shared/supervision/freshness';
import { ListKind } from '@shared/supervision/lists';
import { type ImportRow, isStalled } from '../../imports/desk/import';
import { KIND_TITLES } from '../../imports/kind-titles';
import type { KeptList } from '../lists/list-store';

const MOST_FAILED = 20;

const hasFailed = (row: ImportRow, at: string): boolean =>
  row.state === 'refused' || row.state === 'broken' || isStalled(row, at);

/**
 * How new what came in by files is. What failed before its kind came right is no fault any more.
 * @param imports the last first.
 * @param lists those in force.
 */
export function freshnessOf(
  imports: readonly ImportRow[],
  lists: readonly Pick<KeptList, 'kind' | 'asOf'>[],
  at: string,
): Omit<Freshness, 'asOf'> {
  const failed: (FailedImport & { requestedAt: string })[] = [];
  const kinds = ImportKindName.options.map((kind): ImportFreshness => {
    const own = imports.filter((row) => row.kind === kind);
    const done = own.find(({ state }) => state === 'done');
    const since = (done ? own.slice(0, own.indexOf(done)) : own).filter((row) => hasFailed(row, at));
    const title = KIND_TITLES[kind];
    for (const { state, problemCount = 0, seenAt, requestedAt } of since)
      failed.push({ kind, title, at: seenAt, state, problems: problemCount, requestedAt });
    const { new: fresh, same, changed } = done?.counts ?? { new: 0, same: 0, changed: 0 };
    return {
      kind,
      title,
      ...(done && { doneAt: done.finishedAt ?? done.seenAt, rows: fresh + same + changed }),
      failed: since.length,
    };
  });
  failed.sort((one, other) => other.requestedAt.localeCompare(one.requestedAt));
  return {
    imports: kinds,
    failed: failed.slice(0, MOST_FAILED).map(({ requestedAt: _, ...each }) => each),
    lists: ListKind.options.map((kind): ListFreshness => {
      const own = lists.filter((list) => list.kind === kind);
      const asOf = own
        .map((list) => list.asOf)
        .sort()
        .at(-1);
      return { kind, count: own.length, ...(asOf && { asOf }) };
    }),
  };
}
