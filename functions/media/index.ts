import { serve } from '../platform/serve';
import { beginAnonymousUploadHandler } from './tickets/begin-anonymous-upload';
import { beginUploadHandler } from './tickets/begin-upload';
import { finishAnonymousUploadHandler } from './tickets/finish-anonymous-upload';
import { finishUploadHandler } from './tickets/finish-upload';
import { checkCopyHandler } from './copies/check-copy';
import { listWaitingCopiesHandler } from './copies/list-waiting-copies';
import { openUnredactedHandler } from './redaction/open-unredacted';
import { redactMediaHandler } from './redaction/redact-media';
import { requestAnonymousPosterUploadHandler } from './tickets/request-anonymous-poster-upload';
import { requestAnonymousUploadHandler } from './tickets/request-anonymous-upload';
import { requestPosterUploadHandler } from './tickets/request-poster-upload';
import { requestUploadHandler } from './tickets/request-upload';
import { resumeAnonymousUploadHandler } from './tickets/resume-anonymous-upload';
import { resumeUploadHandler } from './tickets/resume-upload';
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
