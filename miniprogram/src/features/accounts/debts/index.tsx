import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear, type VillageYear } from '@shared/accounts/accounts';
import { type Debt, type DebtSide, listDebts, recordRepayment } from '@shared/accounts/debts';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { Tabs } from '@/ui/layout/tabs';
import { ofVillage } from '../choose-village';
import { type Act, Acts, ON, VOUCHER, voucherOf } from '../registers/act';
import { ACT, DEBT, DEBT_KIND, NEW, REGISTER } from '../registers/copy';
import { newDebt } from '../registers/new-things';
import { Ask, VoucherLink } from '../registers/parts';

const SIDES = (['receivable', 'payable'] as const).map((key) => ({ key, label: DEBT.sides[key] }));

const repay = (villageCode: string, { side, debtId, version }: Debt): Act => ({
  key: debtId,
  label: ACT.repay,
  asks: [{ path: 'amountFen', label: ACT.amount, as: 'money', max: 13 }, { ...ON, path: 'repaidOn' }, VOUCHER],
  route: recordRepayment,
  params: { villageCode, side, debtId },
  body: ({ repaidOn, amountFen, ...answers }) => ({ version, repaidOn, amountFen, ...voucherOf(answers, repaidOn) }),
});

function Known({ of: debt, villageCode, villageName }: { of: Debt; villageCode: string; villageName: string }) {
  return (
    <>
      <Facts
        of={[
          [DEBT.balance, <Money key="balance" fen={debt.balanceFen} />],
          [DEBT.principal, <Money key="principal" fen={debt.principalFen} />],
          [DEBT.repaid, <Money key="repaid" fen={debt.repaidFen} />],
          [DEBT.who, debt.counterparty],
          [DEBT.what, debt.what],
          [DEBT.kind, DEBT_KIND[debt.kind]],
          [DEBT.on, <DayText key="on" value={debt.arisenOn} />],
          [DEBT.due, debt.dueOn && <DayText key="due" value={debt.dueOn} />],
          [DEBT.interest, debt.interest ?? DEBT.noInterest],
          [REGISTER.note, debt.note],
        ]}
      />
      <VoucherLink of={debt.voucher} villageCode={villageCode} />
      {debt.repayments.map(({ repaidOn, amountFen, voucher }, index) => (
        <Row
          key={index}
          title={DEBT.repaid}
          note={
            <View>
              <DayText value={repaidOn} />
              <VoucherLink of={voucher} villageCode={villageCode} />
            </View>
          }
          value={<Money fen={amountFen} size="row" />}
        />
      ))}
      {debt.balanceFen > 0 && <Acts villageCode={villageCode} acts={[repay(villageCode, debt)]} />}
      <Ask
        id={debt.debtId}
        villageCode={villageCode}
        villageName={villageName}
        what={`“${debt.what}”（${debt.counterparty}）`}
      />
    </>
  );
}

const noteOf = (debt: Debt) => (
  <View>
    <View>{debt.counterparty}</View>
    <View className="registers-tags">
      {debt.balanceFen === 0 && <StatusTag tone="good">{DEBT.settled}</StatusTag>}
      {debt.overdueDays > 0 && <StatusTag tone="bad">{DEBT.late(debt.overdueDays)}</StatusTag>}
    </View>
  </View>
);

function Debts({ villageCode, side, book }: { villageCode: string; side: DebtSide; book: VillageYear | undefined }) {
  const pages = useAnswerPages(listDebts, { params: { villageCode, side } }, { keep: true });
  const sumFen = side === 'receivable' ? book?.debts.receivableFen : book?.debts.payableFen;
  return (
    <>
      {sumFen !== undefined && sumFen > 0 && (
        <Card>
          <View className="muted">{DEBT.sum[side]}</View>
          <Money fen={sumFen} size="figure" />
        </Card>
      )}
      <InfiniteList of={pages} empty={<EmptyState icon="wallet" title={DEBT.none[side]} note={DEBT.noneNote} />}>
        {(debts) => (
          <Card flush>
            {debts.map((debt) => (
              <Disclosure
                key={debt.debtId}
                title={debt.what}
                label={debt.what}
                note={noteOf(debt)}
                value={<Money fen={debt.balanceFen} size="row" />}
              >
                <Known of={debt} villageCode={villageCode} villageName={book?.villageName ?? ''} />
              </Disclosure>
            ))}
          </Card>
        )}
      </InfiniteList>
      <Acts villageCode={villageCode} acts={[newDebt(villageCode)]} title={NEW.title} />
    </>
  );
}

function DebtsOf({ villageCode }: { villageCode: string }) {
  const params = useParams<'side' | 'year'>();
  const [side, setSide] = useState<DebtSide>(params.side === 'payable' ? 'payable' : 'receivable');
  const year = Number(params.year) || new Date().getFullYear();
  const { data } = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  return (
    <Page>
      <Tabs tabs={SIDES} value={side} onChange={setSide} />
      <Debts key={side} villageCode={villageCode} side={side} book={data} />
    </Page>
  );
}

/** 债权债务: who owes the village, whom it owes, how much is left and how late it is. */
export default ofVillage(DebtsOf);
