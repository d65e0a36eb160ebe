import { View } from '@tarojs/components';
import { useState } from 'react';
import { Direction, showVillageYear } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { listPayees, type Payee, type PayeeList } from '@shared/accounts/payees';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { Answer } from '@/ui/words/answer';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { Growing } from '@/ui/words/growing';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { YearStepper } from '@/ui/forms/stepper';
import { Tabs } from '@/ui/layout/tabs';
import { ofVillage } from '../choose-village';
import { PAYEES } from './copy';
import './payees.css';

const TABS = [
  { key: 'expense', label: PAYEES.expense },
  { key: 'income', label: PAYEES.income },
] as const;
const MOST_ACCOUNTS = 3;

interface OneProps {
  payee: Payee;
  whole: number;
  direction: Direction;
  onOpen: () => void;
}

/** One other party: what for, how often, how much of the whole; opens its entries. */
function One({ payee, whole, direction, onOpen }: OneProps) {
  const { name, totalFen, count, accounts } = payee;
  const names = accounts.slice(0, MOST_ACCOUNTS).map(({ accountName }) => accountName);
  return (
    <Row
      title={name || PAYEES.noName}
      note={[...names, PAYEES.count(count)].join(' · ')}
      value={<Money fen={totalFen} size="row" />}
      below={<ShareBar part={totalFen} whole={whole} second={direction === 'expense'} />}
      onClick={onOpen}
    />
  );
}

function Listed({
  list,
  direction,
  onOpen,
}: {
  list: PayeeList;
  direction: Direction;
  onOpen: (payee: Payee) => void;
}) {
  const { totalFen, payees, others } = list;
  if (payees.length === 0) return <EmptyState icon="people" title={PAYEES.empty[direction]} />;
  return (
    <>
      <Card>
        <View className="muted">{PAYEES.total[direction]}</View>
        <Money fen={totalFen} size="figure" />
      </Card>
      <Growing of={payees}>
        {(shown) => (
          <Card flush>
            {shown.map((payee) => (
              <One
                key={payee.payeeId}
                payee={payee}
                whole={payees[0]?.totalFen ?? 0}
                direction={direction}
                onOpen={() => onOpen(payee)}
              />
            ))}
          </Card>
        )}
      </Growing>
      {others.count > 0 && (
        <RowCard
          title={PAYEES.others(others.count)}
          note={PAYEES.othersNote}
          value={<Money fen={others.totalFen} size="row" />}
        />
      )}
      {payees.some(({ name }) => name.includes('*')) && <View className="note payees-foot">{PAYEES.masked}</View>}
    </>
  );
}

function Payees({ villageCode }: { villageCode: string }) {
  const params = useParams<'year' | 'direction'>();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(Number(params.year) || thisYear);
  const [direction, setDirection] = useState<Direction>(
    Direction.options.find((one) => one === params.direction) ?? 'expense',
  );
  const book = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  const answer = useAnswer(listPayees, { params: { villageCode, year } }, { keep: true });
  const open = ({ payeeId, name }: Payee) =>
    openPage('accounts/search', { villageCode, payeeId, payeeName: name, direction, year });
  return (
    <Page>
      <YearStepper years={book.data?.years ?? [year, thisYear]} year={year} onChange={setYear} />
      <Tabs tabs={TABS} value={direction} onChange={setDirection} />
      <Answer
        of={answer}
        failed={(error) =>
          error instanceof AppError &&
          error.code === 'notFound' && <EmptyState icon="book" title={PAYEES.noBook(year)} />
        }
      >
        {(lists) => <Listed key={`${year}${direction}`} list={lists[direction]} direction={direction} onOpen={open} />}
      </Answer>
    </Page>
  );
}

/** 钱给了谁: whom the village paid in a year, who paid it, and for what. */
export default ofVillage(Payees);
