import { addDays, dayInChina } from '@shared/time';
import { settleByItself } from '../../orders/reconciliation/break-store';
import type { FoundBreak } from '../../orders/reconciliation/found-break';
import { transfersOf } from '../../orders/reconciliation/our-transfers';
import {
  putTransfer,
  type SentTransfer,
  transferOf,
  transfersSentOn,
} from '../../orders/reconciliation/transfer-store';
import { transact } from '../../platform/transact';
import type { FundRow } from '../wire/fund-bill';

/** A transfer ends within a day of being sent; WeChat may take some more to say so. */
const DAYS_LOOKED = 7;

/** Keeps on which days' bills the money of a transfer went out and came back, and settles what was said for want of these. */
export async function keepDays(row: SentTransfer, { outFen, backFen }: FundRow, day: string, at: string) {
  const isBack = backFen > 0 && !row.backDay;
  const isOut = outFen > 0 && !row.fileDay;
  if (isBack || isOut)
    await transact(putTransfer({ ...row, ...(isOut && { fileDay: day }), ...(isBack && { backDay: day }) }));
  if (isBack && row.missedOn)
    await settleByItself(
      { kind: 'backMissing', on: row.missedOn, of: row.serial },
      `微信 ${day} 的资金账单里退回来了`,
      at,
    );
}

/**
 * What failed after its money went out, and of which no bill has it back. The bill of the day on which we first knew that it failed, or a
 * later one, has to: a bill of before says nothing of it.
 */
export async function notBackBy(day: string, at: string): Promise<FoundBreak[]> {
  const days = Array.from({ length: DAYS_LOOKED + 1 }, (_, back) => addDays(day, -back));
  const sent = (await Promise.all(days.map((one) => transfersSentOn(one, 'wechat')))).flat();
  const out = sent.filter(({ fileDay, backDay }) => fileDay && !backDay);
  const failed = [...(await transfersOf(out)).values()].filter(({ payment }) => payment.state === 'failed');
  const breaks: FoundBreak[] = [];
  for (const { payment } of failed) {
    // A listing is a moment behind: what this bill said of it is kept already.
    const row = await transferOf(payment.serial);
    if (!row || row.backDay) continue;
    const { serial, villageCode, orderId, missedOn } = row;
    if (!missedOn) await transact(putTransfer({ ...row, missedOn: dayInChina(at) }));
    else if (missedOn <= day)
      breaks.push({
        ...{ kind: 'backMissing', on: missedOn, of: serial },
        ...{ serial, villageCode, orderId, oursFen: payment.amountFen },
      });
  }
  return breaks;
}
