import { removeCannedAnswer } from '@shared/reports/canned-answers';
import { handle } from '../../platform/serve';
import { changeCanned } from './change-canned';

/** It is offered no more. The row stays, so that its versions have something to belong to. */
export const removeCannedAnswerHandler = handle(removeCannedAnswer)(async ({ params, body, caller }, context) => {
  await changeCanned({ ...params, ...body, caller, action: removeCannedAnswer.id }, { removedAt: context.at }, context);
  return {};
});
