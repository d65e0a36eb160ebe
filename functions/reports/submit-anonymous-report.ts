import { submitAnonymousReport } from '@shared/reports';
import { draftOwner } from '../media/media-store';
import { spendChallenge } from '../platform/challenge';
import { findDone } from '../platform/once';
import { countCall } from '../platform/rate-limit';
import { handle } from '../platform/serve';
import { receiptNoOf } from './report-store';
import { SOLVED } from './request-challenge';
import { takeIn } from './take-in';

/** Of everybody together: who would stop the others has to solve a challenge for each. */
const TAKEN_IN = { calls: 60, perSeconds: 60 };

/** Nothing of the request but its body goes any further: no caller, no requestId. */
export const submitAnonymousReportHandler = handle(submitAnonymousReport)(async (
  { query: { proof }, body: { draftKey, ...draft } },
  { at, once },
) => {
  if (!(await findDone(once))) {
    await spendChallenge(proof, once.key, at);
    await countCall(SOLVED, 'all', TAKEN_IN, at);
  }
  return takeIn(draft, { mode: 'anonymous', owner: draftOwner(draftKey), receiptNo: receiptNoOf(draftKey) }, at, once);
});
