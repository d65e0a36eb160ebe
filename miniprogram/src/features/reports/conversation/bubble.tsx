import { Text, View } from '@tarojs/components';
import type { Letter } from '@shared/reports/mailbox';
import { formatInstant } from '@shared/time';
import { sentenceOf } from '@/platform/server/error-words';
import { confirm } from '@/platform/notify';
import { discard, retryRefused, sendAll, useUnderway } from '@/platform/sending/outbox';
import type { LetterInOutbox } from '@/platform/sending/send-letters';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { MediaGrid } from '@/ui/media/media-grid';
import { KIND_WORDS } from '@/ui/words/media-words';
import { LETTERS } from './copy';

const clockOf = (at: string) => formatInstant(at, 0).slice(-5);

/** A letter as a bubble: mine on the right. The clock of the other side’s, where it is told. */
export function Bubble({ letter: { mine, by, at, text, media, read } }: { letter: Letter }) {
  const note = [!mine && by, at && clockOf(at), mine && (read ? LETTERS.read : LETTERS.sent)]
    .filter(Boolean)
    .join(' · ');
  return (
    <View className={cx('letter', mine && 'letter-mine')}>
      <View className="letter-bubble">
        {text && (
          <Text className="letter-text" userSelect>
            {text}
          </Text>
        )}
        <MediaGrid media={media} />
      </View>
      <View className="note letter-note">{note}</View>
    </View>
  );
}

const countWords = (files: LetterInOutbox['files']) =>
  (['image', 'video', 'audio'] as const)
    .map((kind) => [files.filter((file) => file.kind === kind).length, KIND_WORDS[kind]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${words} ${count} 个`)
    .join('，');

interface PendingProps {
  item: LetterInOutbox;
  online: boolean;
  /** Puts a refused letter’s words back into the composer. */
  onRewrite: (text: string) => void;
}

/** A letter on its way: sending with how far, waiting for a network, or refused with what to do. */
export function PendingBubble({ item, online, onRewrite }: PendingProps) {
  const underway = useUnderway();
  const mine = underway?.key === item.key ? underway : undefined;
  const { refusal } = item;
  const giveUp = async () => {
    if (await confirm(LETTERS.giveUp, LETTERS.giveUpAsk, LETTERS.giveUpYes)) discard(item.key);
  };
  const rewrite = () => {
    onRewrite(item.body.text);
    discard(item.key);
  };
  const words = mine
    ? LETTERS.sending(item.files.length > 0 ? mine.percent : undefined)
    : online
      ? LETTERS.queued
      : LETTERS.waiting;
  return (
    <View className="letter letter-mine">
      <View className={cx('letter-bubble', 'letter-pending')}>
        {item.body.text && <Text className="letter-text">{item.body.text}</Text>}
        {item.files.length > 0 && <View className="note">{countWords(item.files)}</View>}
      </View>
      {refusal ? (
        <View className="letter-refused" {...aria({ role: 'alert' })}>
          <View className="letter-problem">
            <Icon name="warn" />
            {LETTERS.refused(sentenceOf(refusal, item.said))}
          </View>
          <View className="letter-buttons">
            <Button small look="quiet" icon="retry" onClick={() => retryRefused(item.key)}>
              {LETTERS.again}
            </Button>
            <Button small look="quiet" onClick={rewrite}>
              {LETTERS.rewrite}
            </Button>
          </View>
        </View>
      ) : (
        <View className="note letter-note" {...aria({ role: 'status' })}>
          {!mine && <Icon name="clock" />}
          {words}
          {!mine && (
            <View className="letter-buttons">
              <Button small look="quiet" icon="retry" onClick={() => void sendAll()}>
                {LETTERS.again}
              </Button>
              <Button small look="quiet" onClick={() => void giveUp()}>
                {LETTERS.giveUpShort}
              </Button>
            </View>
          )}
        </View>
      )}
    </View>
  );
}
