import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear, type VillageYear } from '@shared/accounts/accounts';
import { closeMonth } from '@shared/accounts/books';
import { listClosingFaults } from '@shared/accounts/closing-faults';
import { listPublications, listPublishing, publishPeriod } from '@shared/accounts/publications';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { useChange } from '@/platform/server/use-change';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Row } from '@/ui/layout/row';
import { YearStepper } from '@/ui/forms/stepper';
import { BANK } from '../bank/copy';
import { PUBLICATIONS } from '../books-copy';
import { periodWords } from '../period-words';
import { CLOSE } from './copy';
import { ClosingFaults, useClosingFaults } from './closing-faults';
import { bookChanged } from './pending-list';
import { PublishSheet } from './publish-sheet';

function changed(): void {
  bookChanged();
  askAgain(listPublications, listPublishing, listClosingFaults);
}

function CloseNext({ book }: { book: VillageYear }) {
  const { villageCode, year, closedThrough } = book;
  const asCashier = useClosingFaults(book).answer.data?.asCashier ?? false;
  const month = closedThrough + 1;
  const close = useChange({
    act: (sendOnce) => sendOnce(closeMonth, { params: { villageCode, year, month } }),
    done: CLOSE.done(month),
    onSuccess: () => changed(),
  });
  const press = async () => {
    if (await confirm(CLOSE.ask(month), month === 12 ? CLOSE.askYear : CLOSE.askNote)) close.mutate();
  };
  return (
    <Card>
      <View className="desk-closed">{month > 12 ? CLOSE.allClosed : CLOSE.closed(closedThrough)}</View>
      {asCashier && <View className="note">{CLOSE.cashier}</View>}
      {month <= 12 && !asCashier && (
        <Button small loading={close.isPending} onClick={() => void press()}>
          {CLOSE.next(month)}
        </Button>
      )}
      {close.error && <View className="desk-error">{sayError(close.error)}</View>}
    </Card>
  );
}

const DOORS = {
  publications: CLOSE.calendar,
  balances: CLOSE.balances,
  statements: CLOSE.statements,
  openings: CLOSE.openings,
};

function Publishing({ book }: { book: VillageYear }) {
  const { villageCode, year } = book;
  const [chosen, setChosen] = useState<string>();
  const answer = useAnswer(listPublications, { params: { villageCode, year } }, { staleTime: ALWAYS });
  const publish = useChange({
    act: (sendOnce, period: string) => sendOnce(publishPeriod, { params: { villageCode, year }, body: { period } }),
    done: CLOSE.published,
    onSuccess: () => {
      setChosen(undefined);
      changed();
    },
  });
  return (
    <Answer of={answer}>
      {({ items }) => {
        const waiting = items.filter(({ state }) => state === 'due' || state === 'overdue');
        return (
          <Card flush>
            {waiting.length === 0 && <View className="desk-nothing muted">{CLOSE.nothing}</View>}
            {waiting.map(({ period, state, closed, dueOn }) => (
              <Row
                key={period}
                title={periodWords(period)}
                note={
                  <View className={state === 'overdue' ? 'desk-error' : ''}>
                    {`${PUBLICATIONS.state[state].word} · ${PUBLICATIONS.dueOn} `}
                    <DayText value={dueOn} />
                  </View>
                }
                value={
                  closed ? (
                    <Button small onClick={() => setChosen(period)}>
                      {CLOSE.publish}
                    </Button>
                  ) : (
                    CLOSE.notClosed
                  )
                }
              />
            ))}
            <Row {...BANK.door} onClick={() => openPage('accounts/bank-accounts', { villageCode })} />
            {publish.error && <View className="desk-error">{sayError(publish.error)}</View>}
            {(['publications', 'balances', 'statements', 'openings'] as const).map((page) => (
              <Row key={page} title={DOORS[page]} onClick={() => openPage(`accounts/${page}`, { villageCode, year })} />
            ))}
            {chosen && (
              <PublishSheet
                book={book}
                period={chosen}
                pending={publish.isPending}
                onPublish={() => publish.mutate(chosen)}
                onClose={() => setChosen(undefined)}
              />
            )}
          </Card>
        );
      }}
    </Answer>
  );
}

interface ClosingProps {
  villageCode: string;
  /** To the vouchers that wait. */
  onWaiting: () => void;
}

/** Closes the next month, after what is looked at before, and publishes what is closed. */
export function Closing({ villageCode, onWaiting }: ClosingProps) {
  const [year, setYear] = useState(new Date().getFullYear());
  const book = useAnswer(showVillageYear, { params: { villageCode, year } }, { staleTime: ALWAYS });
  return (
    <View>
      <YearStepper years={book.data?.years ?? [year]} year={year} onChange={setYear} />
      <Answer of={book}>
        {(known) => (
          <>
            <ClosingFaults book={known} onWaiting={onWaiting} />
            <CloseNext key={year} book={known} />
            <SectionTitle>{CLOSE.publishTitle}</SectionTitle>
            <Publishing key={`publish-${year}`} book={known} />
          </>
        )}
      </Answer>
    </View>
  );
}
