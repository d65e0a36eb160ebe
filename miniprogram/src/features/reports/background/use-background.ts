import { showReportBackground } from '@shared/reports/work';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';

const OFFICES = ['cadre', 'township', 'regulator'];

/** What a handler knows beside the report itself. It is asked for nobody else; where it fails, the report is shown without it. */
export function useBackground(reportId: string) {
  const holdsOffice = useMe()?.grants.some(({ role }) => OFFICES.includes(role)) ?? false;
  return useAnswer(showReportBackground, { params: { reportId } }, { enabled: holdsOffice, staleTime: ALWAYS }).data;
}
