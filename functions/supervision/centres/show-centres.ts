import { showCentres } from '@shared/supervision/centres';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { centreSumOf } from './centre-store';
import { lastMonthBefore, NOTHING } from './figures';

/** One row, whatever the district counts: nothing is added up when it is read. */
export const showCentresHandler = handle(showCentres)(async ({ params: { districtCode } }, { at }) => {
  const kept = await centreSumOf(districtCode);
  if (!kept) return { month: lastMonthBefore(dayInChina(at)).period, villages: 0, figures: NOTHING, towns: [] };
  const { asOf, month, villages, figures, towns, spread } = kept;
  return {
    asOf,
    month,
    villages,
    figures: { ...NOTHING, ...figures },
    towns: towns.map((town) => ({ ...town, figures: { ...NOTHING, ...town.figures } })),
    ...(spread && { spread }),
  };
});
