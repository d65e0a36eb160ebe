import { serve } from '../platform/serve';
import { beginAnonymousUploadHandler } from './begin-anonymous-upload';
import { beginUploadHandler } from './begin-upload';
import { finishAnonymousUploadHandler } from './finish-anonymous-upload';
import { finishUploadHandler } from './finish-upload';
import { checkCopyHandler } from './check-copy';
import { listWaitingCopiesHandler } from './list-waiting-copies';
import { openUnredactedHandler } from './open-unredacted';
import { redactMediaHandler } from './redact-media';
import { requestAnonymousPosterUploadHandler } from './request-anonymous-poster-upload';
import { requestAnonymousUploadHandler } from './request-anonymous-upload';
import { requestPosterUploadHandler } from './request-poster-upload';
import { requestUploadHandler } from './request-upload';
import { resumeAnonymousUploadHandler } from './resume-anonymous-upload';
import { resumeUploadHandler } from './resume-upload';
import { showMediaHandler } from './show-media';

export const handler = serve([
  requestUploadHandler,
  requestAnonymousUploadHandler,
  beginUploadHandler,
  resumeUploadHandler,
  finishUploadHandler,
  beginAnonymousUploadHandler,
  resumeAnonymousUploadHandler,
  finishAnonymousUploadHandler,
  requestPosterUploadHandler,
  requestAnonymousPosterUploadHandler,
  showMediaHandler,
  redactMediaHandler,
  openUnredactedHandler,
  listWaitingCopiesHandler,
  checkCopyHandler,
]);
