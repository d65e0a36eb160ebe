import { serve } from '../platform/serve';
import { checkHealthHandler } from './check-health';
import { showHealthHandler } from './show-health';

export const handler = serve([showHealthHandler, checkHealthHandler]);
