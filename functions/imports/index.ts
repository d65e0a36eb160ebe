import { serve } from '../platform/serve';

export const handler = serve({
  'GET /import-kinds': async () => (await import('./desk/list-import-kinds')).listImportKindsHandler,
  'GET /import-kinds/{importKind}/template': async () =>
    (await import('./desk/show-import-template')).showImportTemplateHandler,
  'POST /imports': async () => (await import('./desk/request-import-upload')).requestImportUploadHandler,
  'GET /imports': async () => (await import('./desk/list-imports')).listImportsHandler,
  'GET /imports/{importId}': async () => (await import('./desk/show-import')).showImportHandler,
  'POST /imports/{importId}/start': async () => (await import('./desk/start-import')).startImportHandler,
  'POST /imports/{importId}/undo': async () => (await import('./desk/undo-import')).undoImportHandler,
  'POST /imports/{importId}/cancel': async () => (await import('./desk/cancel-import')).cancelImportHandler,
});
