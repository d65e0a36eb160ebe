import { listAnonymousLetters } from '@shared/reports/mailbox';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../anonymous/by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { openLetters } from './converse';

export const listAnonymousLettersHandler = handle(listAnonymousLetters)(async ({ body, query: { proof } }, { at }) => {
  const { receiptNo, reportId, ...page } = body;
  return openLetters(await reportIdByReceipt({ receiptNo, reportId }, proof, at), RECEIPT_HOLDER, page, at);
});
