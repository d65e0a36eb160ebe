import { askForMaterial } from '@shared/reports/commands';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const askForMaterialHandler = handle(askForMaterial)(async ({ params, body, caller }, context) => {
  const { version, text } = body;
  return takeStep(
    { ...params, version, actor: caller, action: askForMaterial.id },
    { command: 'askMaterial', text },
    context,
  );
});
