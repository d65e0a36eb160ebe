import { AppError } from '@shared/errors';
import { type Publication, publishPeriod } from '@shared/accounts/publications';
import { dayInChina, yearOf } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { ConditionsFailed, transact } from '../../platform/transact';
import { balancesOf } from '../balances/balance-store';
import { type Book, villageYearOf } from '../book-store';
import { signatureOf } from '../desk/signature';
import { fingerprintOf } from './fingerprint';
import { figuresOf, lastMonthOf, publicationOf, shownUntil } from './publication';
import { correctionsIn, publicationsOf, publishedYearOf, putPublication, putPublishedYear } from './publication-store';

export const publishPeriodHandler = handle(publishPeriod)(async (
  { params: book, body: { period }, caller },
  { at, once },
) => {
  const act = async () => {
    if (yearOf(period) !== book.year)
      throw new AppError('request.malformed', [{ path: 'period', message: '这一期不在这一年' }]);
    const [year, balances, progress, before] = await Promise.all([
      villageYearOf(book, { consistent: true }),
      balancesOf(book, { consistent: true }),
      publishedYearOf(book),
      publicationsOf(book),
    ]);
    if (!year || !balances || !progress) throw new AppError('notFound');
    if (before.some((one) => one.period === period)) throw new AppError('accounts.alreadyPublished');
    if (lastMonthOf(period) > year.closedThrough) throw new AppError('accounts.notClosed');
    const figures = figuresOf(period, year, balances);
    await transact(
      putPublication({
        ...book,
        period,
        publishedAt: at,
        publishedBy: signatureOf(caller),
        shownUntil: shownUntil(at),
        figures,
        fingerprint: fingerprintOf(period, figures, balances),
      }),
      putPublishedYear({ ...progress, periods: [...progress.periods, period].sort() }, progress),
      auditRow({
        subject: `book#${book.villageCode}#${book.year}`,
        action: 'publishPeriod',
        at,
        actor: caller.accountId,
        note: period,
      }),
      markDone(once, period, at),
    );
    return shown(book, period, at);
  };
  return doOnce(once, {
    done: () => shown(book, period, at),
    act,
    overtaken: async (error) =>
      new AppError(
        error instanceof ConditionsFailed && error.failed.includes(0) ? 'accounts.alreadyPublished' : 'version.stale',
      ),
  });
});

async function shown(book: Book, period: string, at: string): Promise<Publication> {
  const [year, publications, corrections] = await Promise.all([
    villageYearOf(book, { consistent: true }),
    publicationsOf(book),
    correctionsIn(book),
  ]);
  const published = publications.find((one) => one.period === period);
  if (!year || !published) throw new AppError('notFound');
  const { closedThrough } = year;
  return publicationOf(period, published, { today: dayInChina(at), closedThrough, intact: true, corrections });
}
