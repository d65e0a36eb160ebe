import { serve } from '../platform/serve';
import { exportTableHandler } from './export-table';
import { showLetterHandler } from './show-letter';
import { showScanCodeHandler } from './show-scan-code';

export const handler = serve([showScanCodeHandler, showLetterHandler, exportTableHandler]);
