import { serve } from '../platform/serve';
import { listNoticesHandler } from './list-notices';
import { listPoliciesHandler } from './list-policies';
import { publishNoticeHandler } from './publish-notice';
import { showNoticeHandler } from './show-notice';
import { showPolicyHandler } from './show-policy';

export const handler = serve([
  listPoliciesHandler,
  showPolicyHandler,
  listNoticesHandler,
  showNoticeHandler,
  publishNoticeHandler,
]);
