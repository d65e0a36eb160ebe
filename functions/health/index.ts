import { serve } from '../platform/serve';

export const handler = serve({
  'GET /health': () => import('./show-health'),
  'GET /health/deep': () => import('./check-health'),
});
