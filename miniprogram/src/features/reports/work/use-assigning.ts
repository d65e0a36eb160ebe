import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type AssignOutcome, assignReports, type DeskLine, MOST_ASSIGNED, showDesk } from '@shared/reports/work';
import { listWork, showReport } from '@shared/reports/reports';
import { askAgain } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { useSendOnce } from '@/platform/server/use-send-once';
import { copy } from './copy';

export interface Assigned {
  line: DeskLine;
  outcome: AssignOutcome;
}

/**
 * Several reports to one colleague; each stands for itself.
 */
export function useAssigning() {
  const [chosen, setChosen] = useState<readonly DeskLine[]>();
  const [results, setResults] = useState<readonly Assigned[]>();
  const sendOnce = useSendOnce();
  const has = (line: DeskLine) => chosen?.some(({ reportId }) => reportId === line.reportId) ?? false;
  const mutation = useMutation({
    mutationFn: async ({ accountId, lines }: { accountId: string; lines: readonly DeskLine[] }) => {
      const reports = lines.map(({ reportId, version }) => ({ reportId, version }));
      const { items } = await sendOnce(assignReports, { body: { accountId, reports } });
      return lines.flatMap((line): Assigned[] => {
        const outcome = items.find(({ reportId }) => reportId === line.reportId)?.outcome;
        return outcome ? [{ line, outcome }] : [];
      });
    },
    onSuccess: (items) => {
      setResults(items);
      setChosen(undefined);
      askAgain(showDesk, listWork, showReport);
    },
    onError: (error) => say(sayError(error)),
  });
  return {
    /** Undefined while none are being chosen. */
    chosen,
    has,
    begin: () => setChosen([]),
    cancel: () => setChosen(undefined),
    turn: (line: DeskLine) => {
      if (!has(line) && (chosen?.length ?? 0) >= MOST_ASSIGNED) return say(copy.tooMany(MOST_ASSIGNED));
      setChosen(has(line) ? chosen?.filter(({ reportId }) => reportId !== line.reportId) : [...(chosen ?? []), line]);
    },
    all: (lines: readonly DeskLine[]) => setChosen(lines.slice(0, MOST_ASSIGNED)),
    give: (accountId: string) => mutation.mutate({ accountId, lines: chosen ?? [] }),
    giving: mutation.isPending,
    results,
    seen: () => setResults(undefined),
  };
}

export type Assigning = ReturnType<typeof useAssigning>;
