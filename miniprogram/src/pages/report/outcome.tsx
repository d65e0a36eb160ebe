import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { shortHash } from '@shared/reports/receipts';
import type { Receipt } from '@shared/reports/reports';
import { sentenceOf } from '@/platform/server/error-words';
import { openPage } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { discard, sendAll } from '@/platform/sending/outbox';
import { useOnline } from '@/platform/server/network';
import { useReportProof } from '@/platform/server/proof-of-work';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Icon } from '@/ui/icon';
import { KIND_WORDS } from '@/ui/words/media-words';
import { RemindMe } from '@/ui/remind-me';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';
import { type ReportInOutbox, sendAnyway } from './send-report';

/** 1234567890123456 → 1234 5678 9012 3456, as one copies it from a screen to paper. */
export const spaced = (receiptNo: string): string =>
  /^\d{16}$/.test(receiptNo) ? receiptNo.replace(/(\d{4})(?=\d)/g, '$1 ') : receiptNo;

/** The proof: the number, who handles it and by when. For an anonymous report the number is all there is. */
export function ReceiptCard({
  receipt,
  anonymous,
  remind = false,
  onNoted,
  onDone,
  onAgain,
}: {
  receipt: Receipt;
  anonymous: boolean;
  /** Offers a reminder by WeChat: of a named report alone, for the others nobody may be reminded. */
  remind?: boolean;
  onNoted: () => void;
  /** Once it was noted and there is nothing more to see here. */
  onDone?: (() => void) | undefined;
  /** Sends the same words as another report. */
  onAgain?: () => void;
}) {
  const copyNo = () =>
    void Taro.setClipboardData({ data: receipt.receiptNo }).then(
      () => say(copy.copied),
      () => undefined,
    );
  // The number is the only key to an anonymous report: it is not thrown away by one tap.
  const note = async () => {
    const last = receipt.receiptNo.slice(-4);
    if (anonymous && !(await confirm(copy.notedAsk, copy.notedNote(last), copy.notedYes))) return;
    onNoted();
    onDone?.();
  };
  const follow = () => {
    onNoted();
    if (anonymous) openPage('reports/receipt', { receiptNo: receipt.receiptNo });
    else openPage('reports/detail', { reportId: receipt.reportId });
  };
  return (
    <View>
      <Card className="receipt">
        <Icon name="check" className="receipt-mark" />
        <View className="receipt-title" {...aria({ role: 'heading' })}>
          {receipt.sentBefore ? copy.sentBefore : copy.received}
        </View>
        {receipt.sentBefore && <View className="note">{copy.sentBeforeNote}</View>}
        <View className="note">{copy.receiptNo}</View>
        <View className="receipt-no">{spaced(receipt.receiptNo)}</View>
        {anonymous && <View className="receipt-secret">{copy.secretNote}</View>}
        <Button small look="quiet" onClick={copyNo}>
          {copy.copyNo}
        </Button>
      </Card>
      <Card flush>
        <Row title={copy.handledBy} note={receipt.held ? copy.held : receipt.why} value={receipt.handledBy} />
        <Row title={copy.submittedAt} value={<DayText value={receipt.submittedAt} clock />} />
        <Row
          title={copy.acceptBy}
          note={receipt.within && copy.acceptWithin(receipt.within.acceptDays)}
          value={<DayText value={receipt.acceptBy} />}
        />
        <Row
          title={copy.answerBy}
          note={receipt.within && copy.answerWithin(receipt.within.answerDays)}
          value={<DayText value={receipt.answerBy} />}
        />
        {receipt.contentHash && <Row {...copy.fingerprint} value={shortHash(receipt.contentHash)} />}
        {receipt.files?.map(({ kind, sha256 }, place) => (
          <Row
            key={place}
            title={copy.fileFingerprint(KIND_WORDS[kind], place + 1)}
            note={place === 0 ? copy.fileFingerprintNote : undefined}
            value={sha256 ? shortHash(sha256) : copy.fileWaits}
          />
        ))}
      </Card>
      {remind && <RemindMe group="progress" />}
      <View className="stack">
        <Button onClick={follow}>{copy.seeProgress}</Button>
        {receipt.sentBefore && onAgain && (
          <Button look="quiet" onClick={onAgain}>
            {copy.sendAgain}
          </Button>
        )}
        <Button look="quiet" onClick={() => void note()}>
          {copy.noted}
        </Button>
      </View>
    </View>
  );
}

interface Props {
  item: ReportInOutbox;
  /** Puts the words back into the form. */
  onRewrite: () => void;
  /** Once there is nothing more to see of it. */
  onDone?: () => void;
}

/** Where a report that left the form is: on its way, waiting for a network, refused, or received. */
export function Outcome({ item, onRewrite, onDone }: Props) {
  const online = useOnline();
  const locking = useReportProof();
  if (item.receipt) {
    return (
      <ReceiptCard
        receipt={item.receipt}
        anonymous={item.body.mode === 'anonymous'}
        remind={item.body.mode === 'named'}
        onNoted={() => discard(item.key)}
        onDone={onDone}
        onAgain={() => void sendAnyway(item)}
      />
    );
  }
  const giveUp = async () => {
    if (!(await confirm(copy.giveUp, copy.giveUpAsk, copy.giveUpYes))) return;
    discard(item.key);
    onDone?.();
  };
  const { refusal } = item;
  return (
    <Card className="receipt">
      <Icon name={refusal ? 'warn' : 'clock'} className="receipt-mark" />
      <View className="receipt-title" {...aria({ role: 'status' })}>
        {refusal ? copy.refused : locking !== undefined ? copy.locking(locking) : online ? copy.sending : copy.waiting}
      </View>
      <View className="note">
        {refusal
          ? sentenceOf(refusal, item.said)
          : locking !== undefined
            ? copy.lockingNote
            : online
              ? copy.sendingNote
              : copy.waitingNote}
      </View>
      <View className="receipt-actions stack">
        {refusal ? (
          <>
            <Button onClick={onRewrite}>{copy.rewrite}</Button>
            {refusal === 'reports.restricted' && (
              <Button look="quiet" onClick={() => openPage('reports/restriction')}>
                {copy.whyRestricted}
              </Button>
            )}
          </>
        ) : (
          <Button look="quiet" onClick={() => void sendAll()}>
            {copy.tryNow}
          </Button>
        )}
        <Button look="danger" onClick={() => void giveUp()}>
          {copy.giveUp}
        </Button>
      </View>
    </Card>
  );
}
