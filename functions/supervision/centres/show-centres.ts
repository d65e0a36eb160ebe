import { showCentres } from '@shared/supervision/centres';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { benefitPlaceOf } from '../benefits/benefit-store';
import { centreSumOf } from './centre-store';
import { lastMonthBefore, NOTHING } from './figures';

/** Two rows, whatever the district counts: nothing is added up when it is read. */
export const showCentresHandler = handle(showCentres)(async ({ params: { districtCode } }, { at }) => {
  const [kept, benefits] = await Promise.all([centreSumOf(districtCode), benefitPlaceOf(districtCode)]);
  const nightly = benefits && { benefits };
  if (!kept)
    return { month: lastMonthBefore(dayInChina(at)).period, villages: 0, figures: NOTHING, towns: [], ...nightly };
  const { asOf, month, villages, figures, towns, spread } = kept;
  return {
    asOf,
    month,
    villages,
    figures: { ...NOTHING, ...figures },
    towns: towns.map((town) => ({ ...town, figures: { ...NOTHING, ...town.figures } })),
    ...(spread && { spread }),
    ...nightly,
  };
});
