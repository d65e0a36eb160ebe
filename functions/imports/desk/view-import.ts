import type { Import } from '@shared/imports/imports';
import { KIND_TITLES } from '../kind-titles';
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
    warningCount,
    progress,
    reasons,
    batchId,
  } = row;
  return {
    importId,
    kind,
    kindTitle: KIND_TITLES[kind],
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
    ...(warningCount !== undefined && { warningCount }),
    ...(progress && { progress }),
    ...(reasons && { reasons }),
    ...(batchId && { batchId }),
  };
}
