import { View } from '@tarojs/components';
import { showPaperBatch } from '@shared/accounts/intake';
import type { BookedPapers } from '@shared/accounts/pending-vouchers';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { Card } from '@/ui/layout/card';
import { EmptyState } from '@/ui/layout/states';
import { MediaGrid } from '@/ui/media/media-grid';
import { WholePicture } from '@/ui/media/whole-picture';
import { Answer } from '@/ui/words/answer';
import { Money } from '@/ui/words/money';
import { intakeChanged } from '../intake/intake-changed';
import { isWide } from '../wide';
import { ENTER } from './copy';
import { blankLine } from './draft';
import { EnterVoucher } from './enter';

interface Props {
  villageCode: string;
  intake: BookedPapers;
  onDone: () => void;
}

/** 制单 from papers that were handed over: their pictures stand beside the form at a desk, above it on a phone. */
export function EnterFromPapers({ villageCode, intake, onDone }: Props) {
  const { batchId, paperIds } = intake;
  const answer = useAnswer(showPaperBatch, { params: { villageCode, batchId } }, { staleTime: ALWAYS });
  const done = () => {
    intakeChanged();
    onDone();
  };
  return (
    <Answer of={answer}>
      {({ papers: all }) => {
        const papers = all.filter(
          ({ paperId, state, pendingId }) => paperIds.includes(paperId) && state === 'accepted' && !pendingId,
        );
        const [first] = papers;
        if (!first || papers.length < paperIds.length) return <EmptyState icon="info" title={ENTER.gone} />;
        const fen = papers.reduce((sum, { amountFen }) => sum + amountFen, 0);
        const amount = fen > 0 ? (fen / 100).toFixed(2) : '';
        const begins = {
          voucherOn: first.on,
          lines: [
            { ...blankLine, summary: first.what, debit: amount },
            { ...blankLine, summary: first.what, credit: amount },
          ],
        };
        return (
          <View className="desk-beside">
            <View className="desk-pictures">
              <View>{ENTER.fromPapers(papers.length, formatFen(fen))}</View>
              <View className="note">{ENTER.fromPapersNote}</View>
              {papers.map(({ paperId, kind, what, on, amountFen, pictures }) => (
                <Card key={paperId}>
                  <View className="desk-pending-head">
                    <View>
                      <View>{`${kind} · ${what}`}</View>
                      <View className="note">{formatDay(on, new Date().getFullYear())}</View>
                    </View>
                    <Money fen={amountFen} size="row" />
                  </View>
                  {isWide() ? (
                    pictures.map(({ mediaId, url, width, height }) =>
                      url && width && height ? (
                        <WholePicture key={mediaId} src={url} width={width} height={height} />
                      ) : null,
                    )
                  ) : (
                    <MediaGrid media={pictures} />
                  )}
                </Card>
              ))}
            </View>
            <View className="desk-form">
              <EnterVoucher
                villageCode={villageCode}
                intake={{ papers: intake, begins: { ...begins, sum: amount }, kinds: papers.map(({ kind }) => kind) }}
                onDone={done}
              />
            </View>
          </View>
        );
      }}
    </Answer>
  );
}
