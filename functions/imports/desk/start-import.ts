import { startImport } from '@shared/imports/imports';
import { handle } from '../../platform/serve';
import { takeStep } from './take-step';

export const startImportHandler = handle(startImport)(async (request, context) =>
  takeStep('start', startImport.id, request, context),
);
