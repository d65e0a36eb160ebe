import { listPublications } from '@shared/accounts/publications';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { balancesOf } from '../balances/balance-store';
import { villageYearOf } from '../book-store';
import { fingerprintOf } from './fingerprint';
import { figuresOf, periodsOf, publicationOf } from './publication';
import { correctionsIn, publicationsOf } from './publication-store';

export const listPublicationsHandler = handle(listPublications)(async ({ params }, { at }) => {
  const [year, balances, publications, corrections] = await Promise.all([
    villageYearOf(params),
    balancesOf(params),
    publicationsOf(params),
    correctionsIn(params),
  ]);
  if (!year || !balances) throw new AppError('notFound');
  const published = new Map(publications.map((publication) => [publication.period, publication]));
  const intact = (period: string) =>
    published.get(period)?.fingerprint === fingerprintOf(period, figuresOf(period, year, balances), balances);
  return {
    villageName: year.villageName,
    years: year.years,
    items: periodsOf(params.year).map((period) =>
      publicationOf(period, published.get(period), {
        today: dayInChina(at),
        closedThrough: year.closedThrough,
        intact: intact(period),
        corrections,
      }),
    ),
  };
});
