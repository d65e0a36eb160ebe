import { serve } from '../platform/serve';
import { cancelImportHandler } from './desk/cancel-import';
import { listImportKindsHandler } from './desk/list-import-kinds';
import { listImportsHandler } from './desk/list-imports';
import { requestImportUploadHandler } from './desk/request-import-upload';
import { showImportHandler } from './desk/show-import';
import { showImportTemplateHandler } from './desk/show-import-template';
import { startImportHandler } from './desk/start-import';
import { undoImportHandler } from './desk/undo-import';

export const handler = serve([
  listImportKindsHandler,
  showImportTemplateHandler,
  requestImportUploadHandler,
  listImportsHandler,
  showImportHandler,
  startImportHandler,
  undoImportHandler,
  cancelImportHandler,
]);
