import { serve } from '../platform/serve';

export const handler = serve({
  'GET /import-kinds': () => import('./desk/list-import-kinds'),
  'GET /import-kinds/{importKind}/template': () => import('./desk/show-import-template'),
  'POST /imports': () => import('./desk/request-import-upload'),
  'GET /imports': () => import('./desk/list-imports'),
  'GET /imports/{importId}': () => import('./desk/show-import'),
  'POST /imports/{importId}/start': () => import('./desk/start-import'),
  'POST /imports/{importId}/undo': () => import('./desk/undo-import'),
  'POST /imports/{importId}/cancel': () => import('./desk/cancel-import'),
});
