import { compareVillage } from '@shared/accounts/comparison';
import { townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { populationsOf } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { villageYearOf } from '../book-store';
import { compare, comparedThrough } from './comparison';
import { yearByMonthOf, yearsOfTown } from './reading-store';

const NONE = { accounts: [], lastMonth: 0 };

export const compareVillageHandler = handle(compareVillage)(async ({ params: { villageCode, year } }, { at }) => {
  const townCode = townOf(villageCode);
  const [book, own, last, town, populations] = await Promise.all([
    villageYearOf({ villageCode, year }),
    yearByMonthOf({ villageCode, year }),
    yearByMonthOf({ villageCode, year: year - 1 }),
    yearsOfTown(townCode, year),
    populationsOf(townCode),
  ]);
  if (!book) throw new AppError('notFound');
  const neighbours = town.map((one) => ({ year: one, population: populations.get(one.villageCode) }));
  const { villageName, townName, years } = book;
  return {
    villageName,
    townName,
    year,
    years,
    ...compare(
      own ?? NONE,
      last,
      populations.get(villageCode),
      neighbours,
      comparedThrough(own ?? NONE, year, dayInChina(at)),
    ),
  };
});
