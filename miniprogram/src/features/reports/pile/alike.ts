import type { PileLine } from '@shared/reports/work';

/** Lines of one office in the same words: a flood is often one text sent again and again. */
export interface Alike {
  first: PileLine;
  lines: PileLine[];
}

/** In the order of the first of each. */
export function byWords(lines: readonly PileLine[]): Alike[] {
  const groups = new Map<string, PileLine[]>();
  for (const line of lines) {
    const key = `${line.villageCode}|${line.handledByDivision}|${line.alike}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => ({ first: group[0]!, lines: group }));
}
