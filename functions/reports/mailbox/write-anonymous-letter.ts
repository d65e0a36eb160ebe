import { writeAnonymousLetter } from '@shared/reports/mailbox';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../anonymous/by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { write } from './converse';

export const writeAnonymousLetterHandler = handle(writeAnonymousLetter)(async ({ body, query: { proof } }, context) => {
  const { draftKey, text, mediaIds } = body;
  return write(
    {
      reportId: await reportIdByReceipt(body, proof, context.at),
      writer: RECEIPT_HOLDER,
      action: writeAnonymousLetter.id,
      text,
      mediaIds: [...new Set(mediaIds)],
      owner: draftKey && draftOwner(draftKey),
    },
    context,
  );
});
