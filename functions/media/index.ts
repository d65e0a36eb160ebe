import { serve } from '../platform/serve';
import { openUnredactedHandler } from './open-unredacted';
import { redactMediaHandler } from './redact-media';
import { requestAnonymousUploadHandler } from './request-anonymous-upload';
import { requestUploadHandler } from './request-upload';
import { showMediaHandler } from './show-media';

export const handler = serve([
  requestUploadHandler,
  requestAnonymousUploadHandler,
  showMediaHandler,
  redactMediaHandler,
  openUnredactedHandler,
]);
