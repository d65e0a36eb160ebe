import { serve } from '../platform/serve';
import { listOpenMonthsHandler } from './list-open-months';
import { showOpenFileHandler } from './show-open-file';

export const handler = serve([listOpenMonthsHandler, showOpenFileHandler]);
