import { View } from '@tarojs/components';
import { formatFen } from '@shared/money';
import { confirm } from '@/platform/notify';
import { openPage } from '@/platform/navigate';
import { putDraft } from '@/platform/sending/drafts';
import { discard, sendAll, useOutbox, useUnderway } from '@/platform/sending/outbox';
import { PAPERS_OUT, type PapersInOutbox } from '@/platform/sending/send-papers';
import { sentenceOf } from '@/platform/server/error-words';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { INTAKE, WRITE } from './copy';
import { draftName, draftOf } from './draft';

function Waiting({ item }: { item: PapersInOutbox }) {
  const isUnderway = useUnderway()?.key === item.key;
  const { refusal, said, files, body } = item;
  const { params, papers } = body;
  const sum = papers.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const takeBack = () => {
    putDraft(draftName(params.villageCode, params.paperId), draftOf(body, files));
    // Its files are the draft's again: they are not dropped with the form.
    discard(item.key, true);
    openPage('accounts/intake-write', params);
  };
  const giveUp = async () => {
    if (await confirm(INTAKE.giveUp, INTAKE.giveUpAsk)) discard(item.key);
  };
  return (
    <Card>
      <View {...aria({ role: refusal ? 'alert' : 'status' })}>
        <View>{WRITE.total(papers.length, formatFen(sum))}</View>
        <View className={refusal ? 'intake-error' : 'note'}>
          {refusal ? INTAKE.notSent(sentenceOf(refusal, said)) : INTAKE.waiting}
        </View>
      </View>
      {!isUnderway && (
        <View className="intake-actions">
          {!refusal && (
            <Button small look="quiet" icon="retry" onClick={() => void sendAll()}>
              {INTAKE.sendNow}
            </Button>
          )}
          <Button small look="quiet" onClick={takeBack}>
            {INTAKE.takeBack}
          </Button>
          <Button small look="quiet" onClick={() => void giveUp()}>
            {INTAKE.giveUp}
          </Button>
        </View>
      )}
    </Card>
  );
}

/** Papers of a village that wait for a network on this phone, or were refused when there was one. */
export function WaitingPapers({ villageCode }: { villageCode: string }) {
  const items = useOutbox().filter(
    (item): item is PapersInOutbox =>
      item.kind === PAPERS_OUT && (item as PapersInOutbox).body.params.villageCode === villageCode,
  );
  return (
    <>
      {items.map((item) => (
        <Waiting key={item.key} item={item} />
      ))}
    </>
  );
}
