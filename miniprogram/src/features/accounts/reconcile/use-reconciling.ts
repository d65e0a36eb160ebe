import {
  explainBankLine,
  type LineAwaits,
  matchBankLines,
  showBankReconciliation,
  undoBankMatch,
} from '@shared/accounts/bank-reconciliation';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useChange } from '@/platform/server/use-change';
import { RECONCILE } from '../bank/copy';
import type { Line, Voucher } from './candidates';

export interface OfAccount {
  villageCode: string;
  bankAccountId: string;
}
export interface Together {
  lines: readonly Line[];
  vouchers: readonly Voucher[];
}

/** Every month's sheet of the account is asked for again: a match in one settles what was open on another. */
const changed = () => queryClient.invalidateQueries({ queryKey: keyOf(showBankReconciliation) });

/** What an accountant does with the rows of an account; after each the sheet is asked for again, also when it failed. */
export function useReconciling(params: OfAccount) {
  const match = useChange({
    /** One after the other: the first that is refused ends it, and those before it stand. */
    act: async (sendOnce, all: readonly Together[]) => {
      for (const { lines, vouchers } of all) {
        await sendOnce(matchBankLines, {
          params,
          body: {
            lineKeys: lines.map(({ lineKey }) => lineKey),
            vouchers: vouchers.map(({ year, voucherId }) => ({ year, voucherId })),
          },
        });
      }
      return all.length;
    },
    done: (count) => (count === 1 ? RECONCILE.matched : RECONCILE.certainDone(count)),
    onSettled: changed,
  });
  const undo = useChange({
    act: (sendOnce, matchId: string) => sendOnce(undoBankMatch, { params: { ...params, matchId } }),
    done: RECONCILE.undone,
    onSettled: changed,
  });
  const explain = useChange({
    act: (sendOnce, body: { lineKey: string; awaits: LineAwaits; note: string }) =>
      sendOnce(explainBankLine, { params, body }),
    done: RECONCILE.explained,
    onSettled: changed,
  });
  return { match, undo, explain };
}
export type Reconciling = ReturnType<typeof useReconciling>;
