import { showReportBackground } from '@shared/report-work';
import { ALWAYS, useAnswer } from '@/platform/answers';
import { useMe } from '@/platform/session';

const OFFICES = ['cadre', 'township', 'regulator'];

/** What a handler knows beside the report itself. It is asked for nobody else; where it fails, the report is shown without it. */
export function useBackground(reportId: string) {
  const holdsOffice = useMe()?.grants.some(({ role }) => OFFICES.includes(role)) ?? false;
  return useAnswer(showReportBackground, { params: { reportId } }, { enabled: holdsOffice, staleTime: ALWAYS }).data;
}
