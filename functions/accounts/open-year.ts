import { dayInChina } from '@shared/time';
import { auditRow } from '../platform/audit';
import { transact } from '../platform/transact';
import { type Balances, carriedForward } from './balances/balances';
import { balancesOf, putBalances } from './balances/balance-store';
import { emptyYear } from './book';
import { putVillageYear, type StoredVillageYear, villageYearsOf } from './book-store';
import { putPublishedYear } from './publications/publication-store';
import { NOTHING_REGISTERED, sumsAfter } from './registers/sums';

/**
 * Opens a village's book of a year, after those it has: the balance of the year before is its opening, and every year lists it.
 * @param openingFen of the very first year, in fen, in the bank and as capital until setOpeningBalances says more; later years open with what the year before ended with.
 * @throws ConditionsFailed when the year is open already, or somebody posted in between.
 */
export async function openYear(
  village: Pick<StoredVillageYear, 'villageCode' | 'villageName' | 'townName' | 'year'>,
  openingFen: number,
  at: string,
  actor: string,
): Promise<void> {
  const earlier = await villageYearsOf(village.villageCode);
  const last = earlier.at(-1);
  const years = [...new Set([...earlier.map(({ year }) => year), village.year])].sort((a, b) => a - b);
  const opening = last?.balanceFen ?? openingFen;
  const before = last && (await balancesOf(last, { consistent: true }));
  const opened = before ? carriedForward(before) : inTheBank(opening);
  await transact(
    putVillageYear(
      {
        ...village,
        years,
        ...emptyYear(opening),
        ...sumsAfter(last ?? NOTHING_REGISTERED, [], at),
        registersOn: last?.registersOn ?? dayInChina(at),
        closedThrough: 0,
        publishedAt: at,
      },
      undefined,
    ),
    ...earlier.filter(({ year }) => year !== village.year).map((year) => putVillageYear({ ...year, years }, year)),
    putBalances({ villageCode: village.villageCode, year: village.year, ...opened }, undefined),
    putPublishedYear({ ...named(village), periods: [], closedThrough: 0 }, undefined),
    auditRow({ subject: `book#${village.villageCode}#${village.year}`, action: 'openYear', at, actor }),
  );
}

/** A first year of which only its money is known. */
const inTheBank = (fen: number): Balances => ({
  accounts:
    fen === 0
      ? []
      : [
          { accountCode: '102', accountName: '银行存款', openingFen: fen, turnover: [] },
          { accountCode: '301', accountName: '资本', openingFen: -fen, turnover: [] },
        ],
  lastNumber: 0,
});

const named = ({
  villageCode,
  villageName,
  townName,
  year,
}: Pick<StoredVillageYear, 'villageCode' | 'villageName' | 'townName' | 'year'>) => ({
  villageCode,
  villageName,
  townName,
  year,
});
