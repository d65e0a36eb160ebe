import { serve } from '../platform/serve';

export const handler = serve({
  'POST /media': async () => (await import('./tickets/request-upload')).requestUploadHandler,
  'POST /anonymous/media': async () =>
    (await import('./tickets/request-anonymous-upload')).requestAnonymousUploadHandler,
  'POST /media/uploads': async () => (await import('./tickets/begin-upload')).beginUploadHandler,
  'POST /media/uploads/{mediaId}/parts': async () => (await import('./tickets/resume-upload')).resumeUploadHandler,
  'POST /media/uploads/{mediaId}/completion': async () => (await import('./tickets/finish-upload')).finishUploadHandler,
  'POST /anonymous/media/uploads': async () =>
    (await import('./tickets/begin-anonymous-upload')).beginAnonymousUploadHandler,
  'POST /anonymous/media/uploads/{mediaId}/parts': async () =>
    (await import('./tickets/resume-anonymous-upload')).resumeAnonymousUploadHandler,
  'POST /anonymous/media/uploads/{mediaId}/completion': async () =>
    (await import('./tickets/finish-anonymous-upload')).finishAnonymousUploadHandler,
  'POST /media/{mediaId}/poster': async () =>
    (await import('./tickets/request-poster-upload')).requestPosterUploadHandler,
  'POST /anonymous/media/{mediaId}/poster': async () =>
    (await import('./tickets/request-anonymous-poster-upload')).requestAnonymousPosterUploadHandler,
  'GET /media/{mediaId}': async () => (await import('./show-media')).showMediaHandler,
  'POST /villages/{villageCode}/media/{mediaId}/redactions': async () =>
    (await import('./redaction/redact-media')).redactMediaHandler,
  'POST /villages/{villageCode}/media/{mediaId}/openings': async () =>
    (await import('./redaction/open-unredacted')).openUnredactedHandler,
  'GET /divisions/{division}/waiting-copies': async () =>
    (await import('./copies/list-waiting-copies')).listWaitingCopiesHandler,
  'POST /villages/{villageCode}/media/{mediaId}/check': async () =>
    (await import('./copies/check-copy')).checkCopyHandler,
});
