import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { sentenceOf } from '@/platform/server/error-words';
import { putDraft } from '@/platform/sending/drafts';
import { confirm } from '@/platform/notify';
import { discard, sendAll, useOutbox, useUnderway } from '@/platform/sending/outbox';
import { ANSWER, type CommandInOutbox, MATERIAL } from '@/platform/sending/send-commands';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { copy } from '../copy';
import { draftOf } from './use-command-form';
import '../report.css';

interface Props {
  reportId: string;
  /** Fetches the report anew, once one of them was sent. */
  refresh: () => Promise<unknown>;
}

const DOES = { [ANSWER]: 'answer', [MATERIAL]: 'supply' } as const;
const WORDS = { [ANSWER]: copy.waitingAnswer, [MATERIAL]: copy.waitingMaterial };

function Waiting({ item }: { item: CommandInOutbox }) {
  const underway = useUnderway()?.key === item.key;
  const { refusal } = item;
  const takeBack = () => {
    putDraft(draftOf(DOES[item.kind], item.body.reportId), { text: item.body.text });
    discard(item.key);
  };
  const giveUp = async () => {
    if (await confirm(copy.giveUp, copy.giveUpAsk, copy.giveUpYes)) discard(item.key);
  };
  return (
    <View className="reports-notice reports-waiting" {...aria({ role: refusal ? 'alert' : 'status' })}>
      <Icon name={refusal ? 'warn' : 'clock'} />
      <View className="reports-waiting-words">
        <View>
          {refusal
            ? copy.notSent(WORDS[item.kind], sentenceOf(refusal, item.said))
            : copy.waitsForNetwork(WORDS[item.kind])}
        </View>
        <View className="reports-text">{item.body.text}</View>
        {!underway && (
          <View className="reports-waiting-buttons">
            {!refusal && (
              <Button small look="quiet" icon="retry" onClick={() => void sendAll()}>
                {copy.sendNow}
              </Button>
            )}
            <Button small look="quiet" onClick={takeBack}>
              {copy.takeBack}
            </Button>
            <Button small look="quiet" onClick={() => void giveUp()}>
              {copy.giveUpYes}
            </Button>
          </View>
        )}
      </View>
    </View>
  );
}

/** Answers and material of a report that wait for a network, or were refused when there was one. Nothing typed is lost. */
export function WaitingCommands({ reportId, refresh }: Props) {
  const items = useOutbox().filter(
    (item): item is CommandInOutbox =>
      (item.kind === ANSWER || item.kind === MATERIAL) && (item as CommandInOutbox).body.reportId === reportId,
  );
  const before = useRef(items.length);
  useEffect(() => {
    if (items.length < before.current) void refresh();
    before.current = items.length;
  }, [items.length, refresh]);
  return (
    <>
      {items.map((item) => (
        <Waiting key={item.key} item={item} />
      ))}
    </>
  );
}
