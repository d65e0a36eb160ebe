import { monthOf, yearOf } from '@shared/time';
import { writeRow } from '../../../platform/row';
import { now } from '../../../platform/clock';
import { newId } from '../../../platform/id';
import { BankAccountsEntity } from '../bank-account-store';
import { BankLineEntity, BankStatementEntity } from '../bank-line-store';

/**
 * The one account of a village, in use, with a statement of one month: these sums on its tenth day, from 100.00 on.
 * @returns the account's id.
 */
export async function putReconciled(
  villageCode: string,
  month = '2026-01',
  signed: readonly number[] = [],
  ledgerCode = '102',
): Promise<string> {
  const bankAccountId = newId();
  const proposed = { accountId: 'A', personId: 'P', name: '赵强', at: now() };
  const row = {
    ...{
      bankAccountId,
      bank: '农商银行',
      tail: '5678',
      numberHash: bankAccountId,
      purpose: 'basic' as const,
      ledgerCode,
    },
    ...{ openedOn: `${month}-01`, decidedBy: '村民代表会议', state: 'open' as const, proposed },
  };
  await writeRow(BankAccountsEntity, { villageCode, accounts: [row], version: 1 });
  const key = { villageCode, bankAccountId };
  let balanceFen = 10_000;
  for (const [place, signedFen] of signed.entries()) {
    const lineKey = `${month}-10#0000${place + 1}`;
    const line = {
      ...key,
      lineKey,
      on: `${month}-10`,
      signedFen,
      balanceFen: (balanceFen += signedFen),
      statementId: 'S',
    };
    await writeRow(BankLineEntity, line);
  }
  const through = new Date(Date.UTC(yearOf(month), monthOf(month), 0)).toISOString().slice(0, 10);
  await writeRow(BankStatementEntity, {
    ...{ ...key, statementId: 'S', from: `${month}-01`, through, lines: signed.length, inFen: 0, outFen: 0 },
    ...{ importedAt: now(), importedBy: 'A' },
  });
  return bankAccountId;
}
