import { useMutation } from '@tanstack/react-query';
import {
  explainBankLine,
  type LineAwaits,
  matchBankLines,
  showBankReconciliation,
  undoBankMatch,
} from '@shared/accounts/bank-reconciliation';
import { say } from '@/platform/notify';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useSendOnce } from '@/platform/server/use-send-once';
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
  const sendOnce = useSendOnce();
  const one = ({ lines, vouchers }: Together) =>
    sendOnce(matchBankLines, {
      params,
      body: {
        lineKeys: lines.map(({ lineKey }) => lineKey),
        vouchers: vouchers.map(({ year, voucherId }) => ({ year, voucherId })),
      },
    });
  const match = useMutation({
    /** One after the other: the first that is refused ends it, and those before it stand. */
    mutationFn: async (all: readonly Together[]) => {
      for (const each of all) await one(each);
      return all.length;
    },
    onSuccess: (count) => say(count === 1 ? RECONCILE.matched : RECONCILE.certainDone(count)),
    onSettled: changed,
  });
  const undo = useMutation({
    mutationFn: (matchId: string) => sendOnce(undoBankMatch, { params: { ...params, matchId } }),
    onSuccess: () => say(RECONCILE.undone),
    onSettled: changed,
  });
  const explain = useMutation({
    mutationFn: (body: { lineKey: string; awaits: LineAwaits; note: string }) =>
      sendOnce(explainBankLine, { params, body }),
    onSuccess: () => say(RECONCILE.explained),
    onSettled: changed,
  });
  return { match, undo, explain };
}
export type Reconciling = ReturnType<typeof useReconciling>;
