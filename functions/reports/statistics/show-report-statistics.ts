import { showReportStatistics } from '@shared/reports/statistics';
import { handle } from '../../platform/serve';
import { statisticsFor } from './read-statistics';

export const showReportStatisticsHandler = handle(showReportStatistics)(({ params, query, caller }) =>
  statisticsFor({ ...params, ...query }, caller),
);
