import { supplyMaterial } from '@shared/reports/commands';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const supplyMaterialHandler = handle(supplyMaterial)(async ({ params, body, caller }, context) => {
  const { version, text, mediaIds, draftKey } = body;
  return takeStep(
    {
      ...params,
      version,
      actor: caller,
      action: supplyMaterial.id,
      ...(draftKey !== undefined && { owner: draftOwner(draftKey) }),
    },
    { command: 'supply', text, mediaIds: [...new Set(mediaIds)] },
    context,
  );
});
