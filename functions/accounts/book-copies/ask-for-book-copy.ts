import { askForBookCopy, MOST_COPY_MONTHS, MOST_WAITING_COPIES } from '@shared/accounts/book-copies';
import { AppError } from '@shared/errors';
import { villageNamed } from '../../identity/division-store';
import { rowsOfSelf } from '../../identity/person-store';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { villageYearOf } from '../book-store';
import { handOf } from '../desk/signature';
import { refuse } from '../registers/refuse';
import { copyOf, putCopy } from './copy-store';
import { copyView } from './copy-view';
import { copiesWaitingOf, putCopiesWaiting } from './waiting-store';

/** A copy is of months that are closed: nothing in them can change any more, so it is the same whenever it is printed. */
export const askForBookCopyHandler = handle(askForBookCopy)(async (
  { params: { villageCode }, body, caller },
  { at, once, requestId },
) => {
  const { year, from, through, contents } = body;
  if (through < from || through - from >= MOST_COPY_MONTHS) refuse('through', `一次最多 ${MOST_COPY_MONTHS} 个月`);
  const done = async (copyId: string) => {
    const copy = await copyOf(villageCode, copyId);
    if (!copy) throw new AppError('notFound');
    return copyView(copy, at);
  };
  const act = async () => {
    const asked = handOf(caller, at);
    const [book, { name: villageName }, rows] = await Promise.all([
      villageYearOf({ villageCode, year }, { consistent: true }),
      villageNamed(villageCode),
      rowsOfSelf(asked.personId!),
    ]);
    if (!book) throw new AppError('notFound');
    if (through > book.closedThrough) throw new AppError('copies.monthOpen');
    const waiting = await Promise.all(rows.map(copiesWaitingOf));
    if (waiting.flatMap(({ copyIds }) => copyIds).length >= MOST_WAITING_COPIES) throw new AppError('copies.tooMany');
    const copyId = newId(at);
    const state = 'asked' as const;
    await transact(
      putCopy(
        {
          ...{ villageCode, copyId, villageName, year, from, through, state, asked },
          contents: [...new Set(contents)],
        },
        undefined,
      ),
      // Every row of this human being: who asks by another of them at the same time comes second.
      ...waiting.map((row) =>
        putCopiesWaiting(row.personId === asked.personId ? [...row.copyIds, copyId] : row.copyIds, row),
      ),
      auditRow({
        ...{ subject: `bookCopy#${copyId}`, action: askForBookCopy.id, at, actor: caller.accountId, requestId },
      }),
      markDone(once, copyId, at),
    );
    return done(copyId);
  };
  return doOnce(once, { done, act, decidesAnew: true });
});
