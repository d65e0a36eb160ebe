import { submitAnonymousReport } from '@shared/reports';
import { draftOwner } from '../media/media-store';
import { handle } from '../platform/serve';
import { receiptNoOf } from './report-store';
import { takeIn } from './take-in';

/** Nothing of the request but its body goes any further: no caller, no requestId. */
export const submitAnonymousReportHandler = handle(submitAnonymousReport)(
  async ({ body: { draftKey, ...draft } }, { at, once }) =>
    takeIn(draft, { owner: draftOwner(draftKey), receiptNo: receiptNoOf(draftKey) }, at, once),
);
