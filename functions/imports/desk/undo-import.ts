import { undoImport } from '@shared/imports/imports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const undoImportHandler = handle(undoImport)(async (request, context) =>
  takeStep('undo', undoImport.id, request, context),
);
