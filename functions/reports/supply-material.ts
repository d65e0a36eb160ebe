import { supplyMaterial } from '@shared/report-commands';
import { handle } from '../platform/serve';
import { takeStep } from './take-step';

export const supplyMaterialHandler = handle(supplyMaterial)(async ({ params, body, caller }, context) => {
  const { version, text, mediaIds } = body;
  return takeStep(
    { ...params, version, actor: caller, action: supplyMaterial.id },
    { command: 'supply', text, mediaIds: [...new Set(mediaIds)] },
    context,
  );
});
