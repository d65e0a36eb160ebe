import { matchBankLines } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { monthOf, yearOf } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { postingOf } from '../balances/balance-store';
import { villageYearsOf } from '../book-store';
import { handOf } from '../desk/signature';
import { findBankLine, type StoredBankLine } from './bank-line-store';
import { putBankLine, putBankPosting, putNewMatch } from './match-store';
import { agree } from './matching';
import { openBookOf } from './open-book';
import { bankAccountOf } from './read-sheet';

/** A line of an account. @throws AppError `notFound` */
export async function bankLineOf(key: Parameters<typeof findBankLine>[0]): Promise<StoredBankLine> {
  const line = await findBankLine(key);
  if (!line) throw new AppError('notFound');
  return line;
}

/** Whether a day lies in a month that is closed. */
export async function isClosedOn(villageCode: string, day: string): Promise<boolean> {
  const year = (await villageYearsOf(villageCode)).find((one) => one.year === yearOf(day));
  return monthOf(day) <= (year?.closedThrough ?? 0);
}

export const matchBankLinesHandler = handle(matchBankLines)(async ({ params, body, caller }, { at, once }) => {
  const { villageCode, bankAccountId } = params;
  const done = (matchId: string) => Promise.resolve({ matchId });
  const act = async () => {
    const { ledgerCode } = await bankAccountOf(params);
    const lines = await Promise.all([...new Set(body.lineKeys)].map((lineKey) => bankLineOf({ ...params, lineKey })));
    const named = [...new Map(body.vouchers.map((each) => [each.voucherId, each])).values()];
    const vouchers = await Promise.all(
      named.map(async ({ year, voucherId }) => {
        const posting = await postingOf({ villageCode, year, accountCode: ledgerCode, voucherId });
        if (!posting) throw new AppError('notFound');
        return { ...posting, signedFen: posting.debitFen - posting.creditFen };
      }),
    );
    if (!agree(lines, vouchers)) throw new AppError('bank.sumsDiffer');
    const days = [...lines.map(({ on }) => on), ...vouchers.map(({ occurredOn }) => occurredOn)];
    const { firstDay, unmoved } = await openBookOf(villageCode);
    const settledOn = [...days, firstDay].sort().reverse()[0]!;
    const matchId = newId(at);
    await transact(
      ...lines.map((line) => putBankLine({ ...line, matchId, settledOn }, undefined)),
      ...vouchers.map(({ voucherId }) =>
        putBankPosting({ villageCode, bankAccountId, voucherId, matchId, settledOn }, undefined),
      ),
      putNewMatch({
        ...{ villageCode, bankAccountId, matchId, settledOn, matched: handOf(caller, at) },
        lineKeys: lines.map(({ lineKey }) => lineKey),
        vouchers: vouchers.map(({ year, voucherId, voucherNo, occurredOn }) => ({
          year,
          voucherId,
          voucherNo,
          occurredOn,
        })),
        sumFen: lines.reduce((sum, { signedFen }) => sum + signedFen, 0),
      }),
      ...unmoved,
      auditRow({
        subject: `bankAccount#${bankAccountId}`,
        action: matchBankLines.id,
        at,
        actor: caller.accountId,
        note: matchId,
      }),
      markDone(once, matchId, at),
    );
    return done(matchId);
  };
  return doOnce(once, {
    done,
    act,
    decidesAnew: true,
    overtaken: () => Promise.resolve(new AppError('bank.alreadyMatched')),
  });
});
