import { isByClock } from '../media/copies/last-days';
import { serve } from '../platform/serve';
import { openOriginalHandler } from './open-original';
import { redactEvidenceHandler } from './redact-evidence';
import { rewriteOriginals } from './rewrite-originals';

const answer = serve([openOriginalHandler, redactEvidenceHandler]);

/**
 * A Lambda of its own: no other that answers people can read what they sent as they sent it. At night the clock wakes it: writing the
 * originals anew takes the same rights, which nobody else need have.
 */
export const handler = Object.assign(
  async (...[event, context]: Parameters<typeof answer>) =>
    isByClock(event) ? void (await rewriteOriginals()) : answer(event, context),
  { handlers: answer.handlers },
);
