import { supplyAnonymousMaterial } from '@shared/reports/commands';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { takeStep } from '../steps/take-step';

export const supplyAnonymousMaterialHandler = handle(supplyAnonymousMaterial)(async (
  { body, query: { proof } },
  context,
) => {
  const { version, text, mediaIds, draftKey } = body;
  const reportId = await reportIdByReceipt(body, proof, context.at);
  return takeStep(
    { reportId, version, actor: RECEIPT_HOLDER, action: supplyAnonymousMaterial.id, owner: draftOwner(draftKey) },
    { command: 'supply', text, mediaIds: [...new Set(mediaIds)] },
    context,
  );
});
