import { serve } from '../platform/serve';

export const handler = serve({
  'POST /media': () => import('./tickets/request-upload'),
  'POST /anonymous/media': () => import('./tickets/request-anonymous-upload'),
  'POST /media/uploads': () => import('./tickets/begin-upload'),
  'POST /media/uploads/{mediaId}/parts': () => import('./tickets/resume-upload'),
  'POST /media/uploads/{mediaId}/completion': () => import('./tickets/finish-upload'),
  'POST /anonymous/media/uploads': () => import('./tickets/begin-anonymous-upload'),
  'POST /anonymous/media/uploads/{mediaId}/parts': () => import('./tickets/resume-anonymous-upload'),
  'POST /anonymous/media/uploads/{mediaId}/completion': () => import('./tickets/finish-anonymous-upload'),
  'POST /media/{mediaId}/poster': () => import('./tickets/request-poster-upload'),
  'POST /anonymous/media/{mediaId}/poster': () => import('./tickets/request-anonymous-poster-upload'),
  'GET /media/{mediaId}': () => import('./show-media'),
  'POST /villages/{villageCode}/media/{mediaId}/redactions': () => import('./redaction/redact-media'),
  'POST /villages/{villageCode}/media/{mediaId}/openings': () => import('./redaction/open-unredacted'),
  'GET /divisions/{division}/waiting-copies': () => import('./copies/list-waiting-copies'),
  'POST /villages/{villageCode}/media/{mediaId}/check': () => import('./copies/check-copy'),
});
