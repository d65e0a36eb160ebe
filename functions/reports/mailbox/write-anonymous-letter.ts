import { writeAnonymousLetter } from '@shared/mailbox';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from '../open-anonymous-report';
import { RECEIPT_HOLDER } from '../parts';
import { write } from './converse';

export const writeAnonymousLetterHandler = handle(writeAnonymousLetter)(async ({ body }, context) => {
  const { draftKey, text, mediaIds } = body;
  return write(
    {
      reportId: await reportIdByReceipt(body),
      writer: RECEIPT_HOLDER,
      action: writeAnonymousLetter.id,
      text,
      mediaIds: [...new Set(mediaIds)],
      owner: draftKey && draftOwner(draftKey),
    },
    context,
  );
});
