import { readAnonymousLetters } from '@shared/mailbox';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../open-anonymous-report';
import { RECEIPT_HOLDER } from '../parts';
import { read } from './converse';

export const readAnonymousLettersHandler = handle(readAnonymousLetters)(async ({ body }, { at }) => {
  await read(await reportIdByReceipt(body), RECEIPT_HOLDER, body.through, at);
  return {};
});
