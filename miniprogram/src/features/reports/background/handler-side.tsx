import { View } from '@tarojs/components';
import type { ReportView } from '@shared/reports/reports';
import { openPage, replacePage, scrollTo } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { usePlace } from '../queue';
import { signedInSenders } from '../senders';
import { copy } from './copy';
import { DeadlineBanner } from './deadline-banner';
import { SimilarReports } from './similar-reports';
import { useBackground } from './use-background';
import './background.css';

interface HistoriesProps {
  report: ReportView;
  histories: { accused: boolean; village: boolean };
}

/** What was there before, for those who may look it up. */
function Histories({ report: { reportId, villageCode }, histories: { accused, village } }: HistoriesProps) {
  if (!accused && !village) return null;
  return (
    <Section title={copy.histories} flush>
      {accused && <Row icon="people" {...copy.accused} onClick={() => openPage('reports/past', { reportId })} />}
      {village && <Row icon="board" title={copy.village} onClick={() => openPage('reports/past', { villageCode })} />}
    </Section>
  );
}

/** One after the other down the list it was opened from, without going back each time. */
function Between({ reportId }: { reportId: string }) {
  const place = usePlace(reportId);
  if (!place || place.of < 2) return null;
  const go = (to: string | undefined) => to && replacePage('reports/detail', { reportId: to });
  return (
    <View className="background-between">
      <Button small look="quiet" disabled={!place.before} onClick={() => go(place.before)}>
        {copy.before}
      </Button>
      <View className="note">{copy.place(place.at, place.of)}</View>
      <Button small look="quiet" disabled={!place.after} onClick={() => go(place.after)}>
        {copy.after}
      </Button>
    </View>
  );
}

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
