import { View } from '@tarojs/components';
import type { ReportView } from '@shared/reports/reports';
import { scrollTo } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { signedInSenders } from '../senders';
import { Between } from './between';
import { copy } from './copy';
import { DeadlineBanner } from './deadline-banner';
import { Histories } from './histories';
import { SimilarReports } from './similar-reports';
import { useBackground } from './use-background';

/** Above a report, for who handles it: the way along the list, how long is left, and whether others say the same. */
export function HandlerTop({ report }: { report: ReportView }) {
  const known = useBackground(report.reportId);
  if (!known) return null;
  const { similar, workingDaysLeft } = known;
  return (
    <>
      <Between reportId={report.reportId} />
      <DeadlineBanner report={report} workingDaysLeft={workingDaysLeft} now={new Date().toISOString()} />
      {similar.length > 0 && (
        <View className="background-jump">
          <Button small look="quiet" icon="info" onClick={() => scrollTo('.background-similar')}>
            {copy.similarShort(similar.length)}
          </Button>
        </View>
      )}
    </>
  );
}

interface Props {
  report: ReportView;
  take: (newer: ReportView) => void;
  refresh: () => Promise<unknown>;
}

/** Below it: what looks like the same matter, and what was there before. */
export function HandlerSide({ report, take, refresh }: Props) {
  const known = useBackground(report.reportId);
  if (!known) return null;
  const { merge } = signedInSenders(report.reportId);
  return (
    <>
      <SimilarReports report={report} similar={known.similar} merge={merge} take={take} refresh={refresh} />
      <Histories report={report} histories={known.histories} />
    </>
  );
}
