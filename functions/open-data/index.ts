import { serve } from '../platform/serve';

export const handler = serve({
  'GET /divisions/{division}/open-data': async () => (await import('./list-open-months')).listOpenMonthsHandler,
  'GET /divisions/{division}/open-data/{month}/{fileName}': async () =>
    (await import('./show-open-file')).showOpenFileHandler,
});
