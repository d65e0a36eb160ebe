import { serve } from '../platform/serve';
import { requestAnonymousUploadHandler } from './request-anonymous-upload';
import { requestUploadHandler } from './request-upload';
import { showMediaHandler } from './show-media';

export const handler = serve([requestUploadHandler, requestAnonymousUploadHandler, showMediaHandler]);
