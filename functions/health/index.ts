import { serve } from '../platform/serve';

export const handler = serve({
  'GET /health': async () => (await import('./show-health')).showHealthHandler,
  'GET /health/deep': async () => (await import('./check-health')).checkHealthHandler,
});
