import { listAnonymousLetters } from '@shared/mailbox';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../open-anonymous-report';
import { RECEIPT_HOLDER } from '../parts';
import { openLetters } from './converse';

export const listAnonymousLettersHandler = handle(listAnonymousLetters)(async ({ body }, { at }) => {
  const { receiptNo, reportId, ...query } = body;
  return openLetters(await reportIdByReceipt({ receiptNo, reportId }), RECEIPT_HOLDER, query, at);
});
