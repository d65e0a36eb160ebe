import { retryDeadLetters } from '@shared/messages/dead-letters';
import { AppError } from '@shared/errors';
import { MAX_PAGE_SIZE } from '@shared/page';
import { refuseOtherOffices } from '../../identity/district-office';
import { handle } from '../../platform/serve';
import { LETTERS } from './letters';
import { takeUp } from './take-up';

const BY_THEN: readonly string[] = ['notFound', 'version.stale'];

/** Those that another admin took up meanwhile are left to them; what may be repeated is left to one's own judgment. */
export const retryDeadLettersHandler = handle(retryDeadLetters)(async ({ params, caller }, { at, requestId }) => {
  await refuseOtherOffices(caller);
  const { items, next } = await LETTERS[params.letterKind].list({ limit: MAX_PAGE_SIZE });
  let retried = 0;
  for (const { letterId, version } of items.filter(({ canRetry, mayRepeat }) => canRetry && !mayRepeat)) {
    const taking = { ...params, letterId, version, act: 'retry' as const, action: retryDeadLetters.id };
    try {
      await takeUp({ ...taking, actor: caller.accountId, requestId }, at);
      retried += 1;
    } catch (error) {
      if (!(error instanceof AppError && BY_THEN.includes(error.code))) throw error;
    }
  }
  return { retried, more: next !== undefined };
});
