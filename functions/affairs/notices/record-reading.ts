import { AppError } from '@shared/errors';
import { recordReading } from '@shared/affairs/notices';
import { personById } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { ConditionsFailed, transact } from '../../platform/transact';
import { countReader, putReader, readingOf } from './reader-store';
import { readableNotice } from './readable-notice';

/** Only of a notice that asks for it, and which said so; of the others nothing is kept. */
export const recordReadingHandler = handle(recordReading)(async ({ params, caller }, { at }) => {
  const notice = await readableNotice(params, at);
  if (!notice.asksReceipt || notice.withdrawnAt) return {};
  const person = caller.person && (await personById(caller.person.personId));
  if (!person || person.villageCode !== params.villageCode) throw new AppError('auth.refused');
  const { noticeId } = params;
  const { personId, group, name } = person;
  const before = await readingOf(noticeId, group, personId);
  if (before) return { readAt: before.readAt };
  try {
    await transact(putReader({ noticeId, group, personId, name, readAt: at }), countReader(noticeId));
  } catch (error) {
    // Opened twice at once: counted by the other.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
  return { readAt: at };
});
