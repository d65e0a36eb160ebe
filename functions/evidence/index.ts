import { serve } from '../platform/serve';

const answer = serve({
  'POST /reports/{reportId}/media/{mediaId}/original': () => import('./open-original'),
  'POST /reports/{reportId}/media/{mediaId}/redactions': () => import('./redact-evidence'),
});

/** Its schedule says so (`infrastructure/schedules.ts`). */
const isByClock = (event: object): boolean => 'source' in event && event.source === 'aws.scheduler';

/**
 * A Lambda of its own: no other that answers people can read what they sent as they sent it. At night the clock wakes it: writing the
 * originals anew takes the same rights, which nobody else need have.
 */
export const handler = Object.assign(
  async (...[event, context]: Parameters<typeof answer>) =>
    isByClock(event) ? void (await (await import('./rewrite-originals')).rewriteOriginals()) : answer(event, context),
  { handlers: answer.handlers },
);
