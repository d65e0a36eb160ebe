import { serve } from '../platform/serve';

export const handler = serve({
  'GET /divisions/{division}/open-data': () => import('./list-open-months'),
  'GET /divisions/{division}/open-data/{month}/{fileName}': () => import('./show-open-file'),
});
