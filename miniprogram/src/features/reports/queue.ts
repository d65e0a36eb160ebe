import { cell, useCell } from '@/platform/cell';

/** The reports of the list that was last opened, in its order: what 上一件 and 下一件 mean. */
const queue = cell<readonly string[]>([]);

export const setQueue = (reportIds: readonly string[]): void => queue.set(reportIds);

export interface Place {
  at: number;
  of: number;
  before?: string;
  after?: string;
}

/** Where a report stands among them; undefined when it was opened from elsewhere. */
export function placeIn(reportIds: readonly string[], reportId: string): Place | undefined {
  const place = reportIds.indexOf(reportId);
  if (place < 0) return undefined;
  const [before, after] = [reportIds[place - 1], reportIds[place + 1]];
  return { at: place + 1, of: reportIds.length, ...(before && { before }), ...(after && { after }) };
}

export const usePlace = (reportId: string): Place | undefined => placeIn(useCell(queue), reportId);
