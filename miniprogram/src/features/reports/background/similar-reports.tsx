import { View } from '@tarojs/components';
import type { SimilarReport } from '@shared/reports/work';
import type { ReportView } from '@shared/reports/reports';
import { sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { useCommand } from '../forms/use-command';
import { tagOf } from '../next-step';
import type { Senders } from '../senders';
import { copy } from './copy';

interface Props {
  report: ReportView;
  similar: readonly SimilarReport[];
  merge: Senders['merge'];
  take: (newer: ReportView) => void;
  refresh: () => Promise<unknown>;
}

const whyWords = ({ why, metres }: SimilarReport) =>
  why.map((one) => (one === 'nearby' && metres !== undefined ? copy.metres(metres) : copy.why[one])).join(' · ');

/** What may be the same matter, why, and one step to handle both together. */
export function SimilarReports({ report, similar, merge, take, refresh }: Props) {
  const command = useCommand({
    send: merge ?? (() => Promise.resolve(undefined)),
    take,
    refresh,
    onDone: () => undefined,
    doneWords: copy.merged,
  });
  if (similar.length === 0) return null;
  const now = new Date().toISOString();
  const join = async ({ reportId, referenceNo }: SimilarReport) => {
    if (await confirm(copy.mergeTitle, copy.mergeText(referenceNo), copy.mergeYes))
      command.run({ version: report.version, parentId: reportId });
  };
  return (
    <View className="background-similar">
      <SectionTitle>{copy.similar(similar.length)}</SectionTitle>
      {command.error !== undefined && <View className="reports-late">{sayError(command.error)}</View>}
      <Card flush>
        {similar.map((other) => {
          const tag = tagOf(other, now);
          return (
            <View key={other.reportId} className="background-one">
              <Row
                title={other.excerpt}
                note={
                  <>
                    <View className="background-why">{whyWords(other)}</View>
                    <View>
                      {CATEGORY_WORDS[other.category]} · <DayText value={other.submittedAt} /> · {other.referenceNo}
                    </View>
                    <View className="reports-state">
                      <StatusTag tone={tag.tone}>{tag.words}</StatusTag>
                    </View>
                  </>
                }
                onClick={() => openPage('reports/detail', { reportId: other.reportId })}
              />
              {merge && other.mayMergeInto && report.mayDo.includes('merge') && (
                <View className="background-merge">
                  <Button small look="quiet" loading={command.pending} onClick={() => void join(other)}>
                    {copy.merge}
                  </Button>
                </View>
              )}
            </View>
          );
        })}
      </Card>
    </View>
  );
}
