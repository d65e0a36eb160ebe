import type { Import } from '@shared/imports';
import { kindNamed } from '../all-kinds';
import { type ImportRow, isStalled, stepsOf } from './import';

/** An import as the admin sees it. */
export function viewImport(row: ImportRow, at: string): Import {
  const { importId, kind, fileName, bytes, state, requestedAt, actorName } = row;
  const {
    checkedAt,
    finishedAt,
    undoneAt,
    sheet,
    otherSheets,
    counts,
    sums,
    problemCount,
    progress,
    reasons,
    batchId,
  } = row;
  return {
    importId,
    kind,
    kindTitle: kindNamed(kind)?.title ?? kind,
    fileName,
    bytes,
    state,
    stalled: isStalled(row, at),
    steps: stepsOf(row, at),
    requestedAt,
    requestedBy: actorName,
    ...(checkedAt && { checkedAt }),
    ...(finishedAt && { finishedAt }),
    ...(undoneAt && { undoneAt }),
    ...(sheet && { sheet }),
    ...(otherSheets && { otherSheets }),
    ...(counts && { counts }),
    ...(sums && { sums }),
    ...(problemCount !== undefined && { problemCount }),
    ...(progress && { progress }),
    ...(reasons && { reasons }),
    ...(batchId && { batchId }),
  };
}
