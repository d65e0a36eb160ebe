import { serve } from '../platform/serve';
import { openOriginalHandler } from './open-original';
import { redactEvidenceHandler } from './redact-evidence';

/** A Lambda of its own: no other that answers people can read what they sent as they sent it. */
export const handler = serve([openOriginalHandler, redactEvidenceHandler]);
