import { answerBookCopy } from '@shared/accounts/book-copies';
import { AppError } from '@shared/errors';
import { dayInChina, yearOf } from '@shared/time';
import { accountsOfPersons } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handKnownAs } from '../desk/signature';
import { answered } from './copy';
import { copyOf, copyYearOf, putCopy, putCopyYear, type StoredCopy } from './copy-store';
import { copyView } from './copy-view';
import { copiesWaitingOf, putCopiesWaiting } from './waiting-store';

/** Tells who asked, once however often the answer is sent. */
async function tellAnswered({ villageCode, copyId, asked, answered: by }: StoredCopy): Promise<void> {
  if (!by || !asked.personId) return;
  for (const accountId of await accountsOfPersons([asked.personId]))
    await tellAccount({ accountId, kind: 'bookCopyAnswered', villageCode, sourceId: copyId, at: by.at });
}

export const answerBookCopyHandler = handle(answerBookCopy)(async (
  { params: { villageCode, copyId }, body: { refusal }, caller },
  { at, once, requestId },
) => {
  const read = async () => {
    const copy = await copyOf(villageCode, copyId);
    if (!copy) throw new AppError('notFound');
    return copy;
  };
  const done = async () => {
    const copy = await read();
    await tellAnswered(copy);
    return copyView(copy, at);
  };
  const act = async () => {
    const [copy, year] = await Promise.all([read(), copyYearOf({ villageCode, year: yearOf(dayInChina(at)) })]);
    const [hand, waiting] = await Promise.all([
      handKnownAs(caller, at, [copy.asked.personId]),
      copiesWaitingOf(copy.asked.personId!),
    ]);
    const next = answered(copy, year, hand, refusal);
    await transact(
      putCopy(next.copy, copy),
      putCopyYear(next.year, year),
      putCopiesWaiting(
        waiting.copyIds.filter((id) => id !== copyId),
        waiting,
      ),
      auditRow({
        ...{ subject: `bookCopy#${copyId}`, action: answerBookCopy.id, at, actor: caller.accountId, requestId },
        note: next.copy.number ?? 'refused',
      }),
      markDone(once, copyId, at),
    );
    return done();
  };
  return doOnce(once, { done, act, decidesAnew: true });
});
