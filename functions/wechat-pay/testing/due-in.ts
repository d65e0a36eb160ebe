import { payDue } from '@shared/wechat-pay/dues';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { transact, type WriteItem } from '../../platform/transact';
import { putBreak, putDue, type StoredDue } from '../due-store';
import { breakFound } from '../settle';

interface Payer {
  readonly accountId: string;
  readonly personId: string;
}

const newDue = (villageCode: string, { accountId, personId }: Payer, more: Partial<StoredDue> = {}): StoredDue => {
  const [duePaymentId, contractId, at] = [newId(), newId(), now()];
  return {
    ...{ duePaymentId, villageCode, contractId, contractNo: 'WX-1', title: '承包合同', partyB: '王*英' },
    ...{ payerAccountId: accountId, payerPersonId: personId, openidHash: payDue.id, amountFen: 30_000 },
    ...{ state: 'closed', createdAt: at, expiresAt: at, asked: 0, version: 1 },
    ...more,
  };
};

/** Rows of an order of somebody's, closed where nothing else is said. */
export async function dueIn(villageCode: string, payer: Payer, more: Partial<StoredDue> = {}): Promise<StoredDue> {
  const due = newDue(villageCode, payer, more);
  await transact(putDue(due, undefined));
  return due;
}

/** Rows of so many orders, each with a break. */
export async function duesAndBreaksIn(villageCode: string, payer: Payer, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (): WriteItem[] => {
    const due = newDue(villageCode, payer);
    return [
      putDue(due, undefined),
      putBreak(breakFound({ kind: 'late', on: now().slice(0, 10), due }, now()), undefined),
    ];
  }).flat();
  for (let from = 0; from < rows.length; from += 90) await transact(...rows.slice(from, from + 90));
}

/** A break of an order of somebody's. */
export async function breakIn(villageCode: string, payer: Payer): Promise<{ division: string; breakId: string }> {
  const due = await dueIn(villageCode, payer);
  const found = breakFound({ kind: 'late', on: now().slice(0, 10), due }, now());
  await transact(putBreak(found, undefined));
  return { division: found.division, breakId: found.breakId };
}
