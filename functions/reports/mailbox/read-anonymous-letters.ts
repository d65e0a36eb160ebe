import { readAnonymousLetters } from '@shared/reports/mailbox';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../anonymous/by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { read } from './converse';

export const readAnonymousLettersHandler = handle(readAnonymousLetters)(async ({ body, query: { proof } }, { at }) => {
  await read(await reportIdByReceipt(body, proof, at), RECEIPT_HOLDER, body.through, at);
  return {};
});
