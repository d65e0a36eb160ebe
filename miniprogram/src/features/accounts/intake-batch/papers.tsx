import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  examinePapers,
  type IntakePaper,
  type PaperBatchView,
  RETURN_REASONS,
  type ReturnReason,
} from '@shared/accounts/intake';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { MediaGrid } from '@/ui/media/media-grid';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { BATCH, INTAKE } from '../intake/copy';
import { intakeChanged } from '../intake/intake-changed';
import { MendDoor } from './mend-door';
import { ReturnSheet } from './return-sheet';

/** What may be done with a paper here by one who looks: each of them also with several chosen ones. */
const actOn = ({ mayDo }: PaperBatchView, { state, pendingId }: IntakePaper): 'examine' | 'book' | undefined =>
  state === 'waiting' && mayDo.includes('examine')
    ? 'examine'
    : state === 'accepted' && !pendingId && mayDo.includes('book')
      ? 'book'
      : undefined;

function About({ of: paper }: { of: IntakePaper }) {
  const { kind, what, on, amountFen, state, reason, examined, timesReturned, sentAgainIn, pendingId, voucherNo } =
    paper;
  const { word, tone } = INTAKE.paper[state];
  const note = [
    formatDay(on, new Date().getFullYear()),
    examined && BATCH.examinedBy(examined.name),
    timesReturned > (state === 'returned' ? 1 : 0) && BATCH.timesReturned(timesReturned),
  ];
  return (
    <>
      <View className="intake-head">
        <View className="intake-words">
          <View>{`${kind} · ${what}`}</View>
          <View className="note">{note.filter(Boolean).join(' · ')}</View>
        </View>
        <View className="intake-amount">
          <Money fen={amountFen} size="row" />
          <View>
            <StatusTag tone={tone}>{word}</StatusTag>
          </View>
        </View>
      </View>
      {reason && <View className="intake-error">{RETURN_REASONS[reason]}</View>}
      {sentAgainIn && <View className="note">{BATCH.sentAgain}</View>}
      {pendingId && <View className="note">{BATCH.booked(voucherNo)}</View>}
      <MediaGrid media={paper.pictures} />
    </>
  );
}

const bookWith = (villageCode: string, batchId: string, papers: readonly string[]) =>
  openPage('accounts/desk', { villageCode, tab: 'enter', batchId, papers: papers.join(',') });

/** The papers of a batch: each with what can be done with it, and with several at once. */
export function Papers({ of: batch }: { of: PaperBatchView }) {
  const { villageCode, batchId, papers, mayDo } = batch;
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [returning, setReturning] = useState<readonly IntakePaper[]>();
  const examine = useChange({
    act: (sendOnce, { ids, reason }: { ids: readonly string[]; reason?: ReturnReason }) =>
      sendOnce(examinePapers, {
        params: { villageCode, batchId },
        body: { decisions: ids.map((paperId) => ({ paperId, ...(reason && { reason }) })) },
      }),
    done: (_, { reason }) => (reason ? BATCH.returned_ : BATCH.accepted_),
    onSettled: () => {
      setReturning(undefined);
      intakeChanged();
    },
  });
  const chosen = papers.filter(({ paperId }) => picked.includes(paperId));
  const act = chosen[0] && actOn(batch, chosen[0]);
  // Papers of one kind of step are chosen together: one of the other begins anew.
  const pick = (paper: IntakePaper) => {
    const others = picked.filter((id) => id !== paper.paperId);
    const same = act === undefined || act === actOn(batch, paper) ? others : [];
    setPicked(others.length < picked.length ? others : [...same, paper.paperId]);
  };
  const waiting = papers.filter((paper) => actOn(batch, paper) === 'examine');
  return (
    <>
      {examine.error && <View className="intake-error">{sayError(examine.error)}</View>}
      {waiting.length > 1 && chosen.length === 0 && (
        <View className="intake-all">
          <Button small look="quiet" onClick={() => setPicked(waiting.map(({ paperId }) => paperId))}>
            {BATCH.pickAll}
          </Button>
        </View>
      )}
      <View className="intake-papers">
        {papers.map((paper) => {
          const { paperId } = paper;
          const its = actOn(batch, paper);
          return (
            <Card key={paperId} className="intake-paper">
              <About of={paper} />
              <View className="intake-actions">
                {its === 'examine' && chosen.length === 0 && (
                  <>
                    <Button small loading={examine.isPending} onClick={() => examine.mutate({ ids: [paperId] })}>
                      {BATCH.accept}
                    </Button>
                    <Button small look="quiet" onClick={() => setReturning([paper])}>
                      {BATCH.sendBack}
                    </Button>
                  </>
                )}
                {its === 'book' && chosen.length === 0 && (
                  <Button small onClick={() => bookWith(villageCode, batchId, [paperId])}>
                    {BATCH.book}
                  </Button>
                )}
                {its && (
                  <Button
                    small
                    look="quiet"
                    {...(picked.includes(paperId) && { icon: 'check' as const })}
                    onClick={() => pick(paper)}
                  >
                    {picked.includes(paperId) ? BATCH.picked : BATCH.pick}
                  </Button>
                )}
                {mayDo.includes('mend') && <MendDoor batch={batch} paper={paper} />}
              </View>
            </Card>
          );
        })}
      </View>
      {chosen.length > 0 && (
        <View className="intake-bar">
          <View className="intake-actions">
            {act === 'examine' && (
              <>
                <Button small loading={examine.isPending} onClick={() => examine.mutate({ ids: picked })}>
                  {BATCH.acceptPicked(chosen.length)}
                </Button>
                <Button small look="quiet" onClick={() => setReturning(chosen)}>
                  {BATCH.returnPicked(chosen.length)}
                </Button>
              </>
            )}
            {act === 'book' && (
              <Button small onClick={() => bookWith(villageCode, batchId, picked)}>
                {BATCH.bookPicked(chosen.length)}
              </Button>
            )}
            <Button small look="quiet" onClick={() => setPicked([])}>
              {BATCH.clear}
            </Button>
          </View>
        </View>
      )}
      {returning && (
        <ReturnSheet
          papers={returning}
          isSending={examine.isPending}
          onReturn={(reason) => examine.mutate({ ids: returning.map(({ paperId }) => paperId), reason })}
          onClose={() => setReturning(undefined)}
        />
      )}
    </>
  );
}
