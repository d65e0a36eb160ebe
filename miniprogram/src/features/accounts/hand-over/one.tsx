import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  drawHandOver,
  type HandedBook,
  HandOverSide,
  type HandOverView,
  listHandOvers,
  showHandOver,
  signHandOver,
} from '@shared/accounts/hand-overs';
import { printHandOver } from '@shared/accounts/papers';
import { formatFen } from '@shared/money';
import { POST_NAMES } from '@shared/orders/posts';
import { formatDay, formatInstant } from '@shared/time';
import { checkForm } from '@/platform/check-form';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { confirm, say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { RowCard } from '@/ui/layout/row-card';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { HAND_OVER } from './copy';
import { type DraftThing, Things } from './things';

const now = () => new Date().getFullYear();
export const handOverChanged = (): void => {
  askAgain(listHandOvers, showHandOver);
};

function Book({ of: book }: { of: HandedBook }) {
  const { villageName, year, closedThrough, vouchers, cashFen, bankFen, bankAccounts, isMore } = book;
  const { waitingVouchers, waitingPapers, unbookedPapers, returnedPapers } = book;
  if (year === undefined) return <Row title={villageName} note={HAND_OVER.noBook} />;
  const notes = [
    HAND_OVER.book(year, closedThrough, vouchers),
    HAND_OVER.money(formatFen(cashFen), formatFen(bankFen)),
    HAND_OVER.open(`${waitingVouchers}${isMore ? '+' : ''}`, waitingPapers, unbookedPapers, returnedPapers),
    HAND_OVER.accounts(bankAccounts),
  ];
  return (
    <Row
      title={villageName}
      note={notes.map((note) => (
        <View key={note}>{note}</View>
      ))}
    />
  );
}

function Signing({ of: { division, termId, digest, maySign } }: { of: HandOverView }) {
  const send = useChange({
    act: (sendOnce, side: HandOverSide) =>
      sendOnce(signHandOver, { params: { division, termId }, body: { side, digest: digest! } }),
    done: HAND_OVER.signed,
    onSettled: handOverChanged,
  });
  const press = async (side: HandOverSide) => {
    if (await confirm(HAND_OVER.signAsk, HAND_OVER.signNote)) send.mutate(side);
  };
  return (
    <>
      {send.error && <View className="copies-late">{sayError(send.error)}</View>}
      {maySign.map((side) => (
        <Button key={side} loading={send.isPending} onClick={() => void press(side)}>
          {HAND_OVER.sign(HAND_OVER.sides[side])}
        </Button>
      ))}
    </>
  );
}

function Drawing({ of: { division, termId, things: had, drawnAt } }: { of: HandOverView }) {
  const [{ things }, change, clear] = useDraft<{ things: DraftThing[] }>(`hand-over:${termId}:${drawnAt ?? ''}`, {
    things: had.map(({ kind, what, count }) => ({ kind, what, count: String(count) })),
  });
  const [wrong, setWrong] = useState('');
  const send = useChange({
    act: async (sendOnce) => {
      const body = { things: things.map(({ kind, what, count }) => ({ kind, what, count: Number(count) })) };
      const checked = checkForm(drawHandOver.body!, body);
      setWrong(checked.value ? '' : HAND_OVER.wrong);
      if (!checked.value) return undefined;
      return sendOnce(drawHandOver, { params: { division, termId }, body: checked.value });
    },
    onSuccess: (list) => {
      if (!list) return;
      clear();
      say(HAND_OVER.listed);
    },
    onSettled: handOverChanged,
  });
  const press = async () => {
    if (await confirm(HAND_OVER.drawAsk, HAND_OVER.drawNote)) send.mutate();
  };
  return (
    <>
      <SectionTitle>{HAND_OVER.things}</SectionTitle>
      <Things things={things} onChange={(to) => change({ things: to })} />
      {(wrong || send.error) && <View className="copies-late">{wrong || sayError(send.error)}</View>}
      <View className="copies-actions">
        <Button look={drawnAt ? 'quiet' : 'primary'} loading={send.isPending} onClick={() => void press()}>
          {drawnAt ? HAND_OVER.drawAnew : HAND_OVER.draw}
        </Button>
      </View>
    </>
  );
}

function List({ of: view }: { of: HandOverView }) {
  const { division, termId, post, outgoing, incoming, endsOn, state, isLate, drawnAt, drawnBy, signatures } = view;
  const { busy, take } = usePaper();
  const { word, tone } = HAND_OVER.state[state];
  return (
    <>
      <Card>
        <View className="copies-head">
          <View>{HAND_OVER.change(POST_NAMES[post], outgoing, incoming)}</View>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <View className={isLate ? 'copies-late' : 'note'}>
          {[HAND_OVER.endsOn(formatDay(endsOn, now())), isLate && HAND_OVER.late].filter(Boolean).join('，')}
        </View>
        {HandOverSide.options.map((side) => {
          const hand = signatures[side];
          const words = hand ? `${hand.name} ${formatDay(hand.at, now())}` : HAND_OVER.notSigned;
          return <View key={side} className="note">{`${HAND_OVER.sides[side]}：${words}`}</View>;
        })}
        <Signing of={view} />
      </Card>
      {drawnAt && drawnBy && (
        <>
          <SectionTitle>{HAND_OVER.books}</SectionTitle>
          <View className="note">{HAND_OVER.drawn(drawnBy, formatInstant(drawnAt, now()))}</View>
          <Card flush>
            {view.books.map((book) => (
              <Book key={book.villageCode} of={book} />
            ))}
          </Card>
          {!view.mayDraw && (
            <Card flush>
              {view.things.length === 0 && <Row title={HAND_OVER.noThings} />}
              {view.things.map(({ kind, what, count }, place) => (
                <Row key={place} title={HAND_OVER.thing(what, count)} note={HAND_OVER.kinds[kind]} />
              ))}
            </Card>
          )}
          <RowCard
            icon="file"
            title={HAND_OVER.print}
            {...(busy && { value: HAND_OVER.making })}
            onClick={() =>
              void take('handOver', () => call(printHandOver, { params: { division, termId } }), openDocument)
            }
          />
        </>
      )}
      {view.mayDraw && <Drawing key={drawnAt ?? ''} of={view} />}
    </>
  );
}

/** One change of a post: the list, its signatures, and what the reader may do of it. */
export function OneHandOver({ division, termId }: { division: string; termId: string }) {
  const answer = useAnswer(showHandOver, { params: { division, termId } }, { staleTime: ALWAYS });
  return <Answer of={answer}>{(view) => <List of={view} />}</Answer>;
}
