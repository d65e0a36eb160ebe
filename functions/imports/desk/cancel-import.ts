import { cancelImport } from '@shared/imports/imports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const cancelImportHandler = handle(cancelImport)(async (request, context) =>
  takeStep('cancel', cancelImport.id, request, context),
);
