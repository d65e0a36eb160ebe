import { AppError } from '@shared/errors';
import { decideListMatch } from '@shared/supervision/lists';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { putVerdict, ttlOf } from './list-store';
import { seenRow, viewMatch } from './list-view';

/** The next night goes by it; what was raised before stays to be ended by whoever checks it. */
export const decideListMatchHandler = handle(decideListMatch)(async (
  { params, body: { version, personId }, caller },
  { at, once, requestId },
) => {
  const { districtCode, listId, rowId } = params;
  const shown = async () => {
    const { list, row, verdict } = await seenRow(params, caller, at);
    return viewMatch(list, row, verdict);
  };
  const stale = async () => new AppError('version.stale', await shown());
  const act = async () => {
    const { list, row, verdict } = await seenRow(params, caller, at);
    if ((verdict?.version ?? 1) !== version) throw await stale();
    if (personId !== undefined && !row.candidates.includes(personId)) throw new AppError('notFound');
    const by = caller.person?.name ?? (await officeOf(districtCode));
    const after = {
      listId,
      rowId,
      ...(personId !== undefined && { personId }),
      steps: [...(verdict?.steps ?? []), { at, by, ...(personId !== undefined && { personId }) }],
      version: version + 1,
      ttl: ttlOf(list.deleteOn),
    };
    await transact(
      putVerdict(after, verdict),
      auditRow({ subject: `listRow#${rowId}`, action: decideListMatch.id, at, actor: caller.accountId, requestId }),
      markDone(once, rowId, at),
    );
    return viewMatch(list, row, after);
  };
  return doOnce(once, { done: shown, act, overtaken: stale });
});
