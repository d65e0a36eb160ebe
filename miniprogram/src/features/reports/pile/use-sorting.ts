import { useState } from 'react';
import { listPile, MOST_SORTED, type PileLine, showDesk, sortPile } from '@shared/reports/work';
import { listWork, showReport } from '@shared/reports/reports';
import type { BodyOf } from '@shared/route';
import { askAgain } from '@/platform/server/answers';
import { say } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { copy } from './copy';

type Decision = BodyOf<typeof sortPile>['decision'];

/**
 * Several reports of a pile let through or set aside; each stands for itself.
 */
export function useSorting() {
  const [chosen, setChosen] = useState<readonly PileLine[]>([]);
  const has = ({ reportId }: PileLine) => chosen.some((line) => line.reportId === reportId);
  const mutation = useSpokenChange({
    act: async (sendOnce, decision: Decision) => {
      const body = { decision, reports: chosen.map(({ reportId, version }) => ({ reportId, version })) };
      const { items } = await sendOnce(sortPile, { body });
      return { decision, items };
    },
    onSuccess: ({ decision, items }) => {
      const done = items.filter(({ outcome }) => outcome === 'sorted').length;
      const left = items.length - done;
      say(left > 0 ? copy.someLeft(done, left) : copy.allDone[decision.kind](done));
      setChosen([]);
      askAgain(listPile, showDesk, listWork, showReport);
    },
  });
  return {
    chosen,
    has,
    /** All of a group or none; as many as fit in one command. */
    turn: (lines: readonly PileLine[]) => {
      if (lines.every(has)) return setChosen(chosen.filter((line) => !lines.includes(line)));
      const wanted = [...chosen, ...lines.filter((line) => !has(line))];
      if (wanted.length > MOST_SORTED) say(copy.tooMany(MOST_SORTED));
      setChosen(wanted.slice(0, MOST_SORTED));
    },
    none: () => setChosen([]),
    sort: (decision: Decision, done?: () => void) => mutation.mutate(decision, done && { onSuccess: done }),
    sorting: mutation.isPending,
  };
}

export type Sorting = ReturnType<typeof useSorting>;
