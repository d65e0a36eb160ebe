import { writeLetter } from '@shared/reports/mailbox';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { write } from './converse';

export const writeLetterHandler = handle(writeLetter)(async ({ params, body, caller }, context) =>
  write(
    {
      reportId: params.reportId,
      writer: caller,
      action: writeLetter.id,
      text: body.text,
      mediaIds: [...new Set(body.mediaIds)],
      owner: body.draftKey && draftOwner(body.draftKey),
    },
    context,
  ),
);
