import { View } from '@tarojs/components';
import { Fragment, useEffect, useMemo, useState } from 'react';
import type { Letter, MailboxState } from '@shared/reports/mailbox';
import type { ReportView } from '@shared/reports/reports';
import { useDraft } from '@/platform/sending/drafts';
import { scrollTo } from '@/platform/navigate';
import { useOnline } from '@/platform/server/network';
import { useOutbox } from '@/platform/sending/outbox';
import { LETTER, type LetterInOutbox } from '@/platform/sending/send-letters';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { ReadAloud } from '@/ui/words/read-aloud';
import { EmptyState, ErrorState, Skeleton } from '@/ui/layout/states';
import { useDraftKey } from '../use-draft-key';
import { Bubble, PendingBubble } from './bubble';
import { Composer } from './composer';
import { LETTERS } from './copy';
import { lettersByReceipt, lettersOf } from './letter-source';
import { Notes } from './notes';
import { useLetters } from './use-letters';
import './letters.css';

interface Props {
  report: Pick<ReportView, 'reportId' | 'mode'>;
  /** The number of who holds a receipt. */
  receiptNo?: string;
}

function Empty({ mailbox: { side, mayWrite } }: { mailbox: MailboxState }) {
  if (!side || !mayWrite) return <EmptyState icon="messages" title={LETTERS.emptyReader} />;
  return side === 'reporter' ? (
    <EmptyState icon="messages" title={LETTERS.emptyReporter} note={LETTERS.emptyReporterNote} />
  ) : (
    <EmptyState icon="messages" {...LETTERS.emptyOffice} />
  );
}

function Letters({ letters }: { letters: readonly Letter[] }) {
  return (
    <>
      {letters.map((letter, place) => (
        <Fragment key={letter.letterNo}>
          {letter.on !== letters[place - 1]?.on && (
            <View className="letters-day">
              <DayText value={letter.on} />
            </View>
          )}
          <Bubble letter={letter} />
        </Fragment>
      ))}
    </>
  );
}

const closedWords = ({ side, mayWrite, leftToday }: MailboxState): string | undefined => {
  if (!side) return undefined;
  if (!mayWrite) return LETTERS.closed;
  return leftToday === 0 ? LETTERS.tooMany : undefined;
};

/** 对话: what the reporter and the office wrote to each other, what is still on its way, and the way to write. */
export function Conversation({ report: { reportId, mode }, receiptNo }: Props) {
  const source = useMemo(
    () => (receiptNo === undefined ? lettersOf(reportId) : lettersByReceipt(reportId, receiptNo)),
    [reportId, receiptNo],
  );
  const asked = useLetters(source, { marks: true });
  const { letters, mailbox } = asked;
  const online = useOnline();
  const me = useMe();
  const [{ text }, change] = useDraft(`letter:${reportId}`, { text: '' });
  const [open, setOpen] = useState(false);
  const hidden = mailbox?.side === 'reporter' && mode !== 'named';
  const secret = useDraftKey();
  const pending = useOutbox().filter(
    (item): item is LetterInOutbox => item.kind === LETTER && (item as LetterInOutbox).body.reportId === reportId,
  );
  const rewrite = (words: string) => {
    change({ text: text.trim() ? `${text}\n${words}` : words });
    setOpen(true);
  };
  if (!mailbox)
    return (
      <>
        <SectionTitle>{LETTERS.title}</SectionTitle>
        {asked.error ? <ErrorState error={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton cards={1} />}
      </>
    );
  const theirs = [...letters].reverse().find(({ mine, text: words }) => !mine && words !== '');
  const closed = closedWords(mailbox);
  const title = mailbox.side === 'office' ? LETTERS.writeToReporter : LETTERS.writeToOffice;
  return (
    <View className="letters">
      <SectionTitle>{LETTERS.title}</SectionTitle>
      {asked.hasNextPage && (
        <Button look="quiet" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {LETTERS.older}
        </Button>
      )}
      {letters.length === 0 && pending.length === 0 && !asked.hasNextPage && <Empty mailbox={mailbox} />}
      <Letters letters={letters} />
      {pending.map((item) => (
        <PendingBubble key={item.key} item={item} online={online} onRewrite={rewrite} />
      ))}
      {theirs && mailbox.side && <ReadAloud text={theirs.text} />}
      {closed && <View className="note letters-write">{closed}</View>}
      {mailbox.side && !closed && (
        <View className="letters-write">
          <Button icon="messages" onClick={() => setOpen(true)}>
            {title}
          </Button>
          {mailbox.writeUntil && <View className="note">{LETTERS.until(mailbox.writeUntil)}</View>}
        </View>
      )}
      {(!hidden || secret !== undefined) && (
        <Composer
          open={open}
          title={title}
          who={whoWords(mailbox, mode)}
          text={text}
          onText={(words) => change({ text: words })}
          from={{ reportId, by: me?.accountId, receiptNo, ...(hidden && { draftKey: secret }) }}
          onClose={() => setOpen(false)}
        />
      )}
      {mailbox.side !== 'reporter' && <Notes reportId={reportId} />}
    </View>
  );
}

function whoWords({ side }: MailboxState, mode: ReportView['mode']): string {
  if (side === 'office') return LETTERS.whoOffice;
  return mode === 'named' ? LETTERS.whoNamed : LETTERS.whoReporter;
}

/** On top of a long page: that the other side wrote, and the way there. */
export function NewLetters({ report: { reportId }, receiptNo }: Props) {
  const source = useMemo(
    () => (receiptNo === undefined ? lettersOf(reportId) : lettersByReceipt(reportId, receiptNo)),
    [reportId, receiptNo],
  );
  const { mailbox } = useLetters(source, { marks: false });
  const [first, setFirst] = useState(0);
  const unread = mailbox?.unread ?? 0;
  useEffect(() => setFirst((before) => Math.max(before, unread)), [unread]);
  if (first === 0) return null;
  return (
    <View className="letters-new">
      <View>{LETTERS.fresh(first)}</View>
      <Button small onClick={() => scrollTo('.letters')}>
        {LETTERS.look}
      </Button>
    </View>
  );
}
