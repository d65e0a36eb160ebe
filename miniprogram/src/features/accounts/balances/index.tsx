import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Sides, showTrialBalance, type TrialBalance, type TrialBalanceRow } from '@shared/accounts/books';
import { formatAmount, formatFen } from '@shared/money';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { aria } from '@/ui/aria';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { BALANCES } from '../books-copy';
import { ChooseVillage } from '../choose-village';
import { lastMonthOf, PeriodPicker } from '../period-picker';
import { useVillageCode } from '../use-village-code';
import { isWide } from '../wide';
import { Postings } from './postings';
import './balances.css';

/** A balance on the side it stands: 借 ¥12.00. */
function Balance({ of: { debitFen, creditFen } }: { of: Sides }) {
  if (debitFen === 0 && creditFen === 0) return <View className="muted">{formatFen(0)}</View>;
  return (
    <View className="balances-side">
      <StatusTag>{debitFen > 0 ? BALANCES.debit : BALANCES.credit}</StatusTag>
      <Money fen={debitFen > 0 ? debitFen : creditFen} size="row" />
    </View>
  );
}

function turnoverWords({ debitFen, creditFen }: Sides, month: boolean): string {
  if (debitFen === 0 && creditFen === 0) return BALANCES.nothing(month);
  const sides = [
    debitFen !== 0 && `${BALANCES.debit} ${formatFen(debitFen)}`,
    creditFen !== 0 && `${BALANCES.credit} ${formatFen(creditFen)}`,
  ];
  return `${BALANCES.period(month)} ${sides.filter(Boolean).join(' · ')}`;
}

interface RowsProps {
  balance: TrialBalance;
  month: boolean;
  onOpen: (row: TrialBalanceRow) => void;
}

/** On a phone: what an account has, and what moved under it. */
const Lines = ({ balance, month, onOpen }: RowsProps) => (
  <View>
    {groupsOf(balance.rows).map(([category, rows]) => (
      <View key={category}>
        <Section title={category} flush>
          {rows.map((row) => (
            <Row
              key={row.accountCode}
              title={`${row.accountCode.length > 3 ? '└ ' : ''}${row.accountName}`}
              note={turnoverWords(row.period, month)}
              value={<Balance of={row.closing} />}
              onClick={() => onOpen(row)}
            />
          ))}
        </Section>
      </View>
    ))}
  </View>
);

const COLUMNS = ['opening', 'period', 'year', 'closing'] as const;
const amount = (fen: number) => (fen === 0 ? '' : formatAmount(fen));

/** At a desk: 科目余额表 as accountants know it, each pair of columns adding up at its foot. */
function Table({ balance, month, onOpen }: RowsProps) {
  const heads = [BALANCES.opening(month), BALANCES.period(month), BALANCES.year, BALANCES.closing(month)];
  return (
    <Card flush className="balances-table">
      <View className="balances-row balances-head">
        <View className="balances-name">{BALANCES.account}</View>
        {heads.map((head) => (
          <View key={head} className="balances-pair">
            <View className="balances-cell">{`${head} ${BALANCES.debit}`}</View>
            <View className="balances-cell">{BALANCES.credit}</View>
          </View>
        ))}
      </View>
      {balance.rows.map((row) => (
        <View
          key={row.accountCode}
          className="balances-row"
          hoverClass="row-press"
          onClick={() => onOpen(row)}
          {...aria({ role: 'button' })}
        >
          <View className={row.accountCode.length > 3 ? 'balances-name balances-sub' : 'balances-name'}>
            {`${row.accountCode} ${row.accountName}`}
          </View>
          {COLUMNS.map((column) => (
            <View key={column} className="balances-pair">
              <View className="balances-cell">{amount(row[column].debitFen)}</View>
              <View className="balances-cell">{amount(row[column].creditFen)}</View>
            </View>
          ))}
        </View>
      ))}
      <View className="balances-row balances-foot">
        <View className="balances-name">{BALANCES.total}</View>
        {COLUMNS.map((column) => (
          <View key={column} className="balances-pair">
            <View className="balances-cell">{amount(balance.totals[column].debitFen)}</View>
            <View className="balances-cell">{amount(balance.totals[column].creditFen)}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}

function groupsOf(rows: readonly TrialBalanceRow[]): [string, TrialBalanceRow[]][] {
  const groups = new Map<string, TrialBalanceRow[]>();
  for (const row of rows) groups.set(row.category, [...(groups.get(row.category) ?? []), row]);
  return Array.from(groups);
}

function Balances({ villageCode, year }: { villageCode: string; year: number }) {
  const given = Number(useParams<'month'>().month) || undefined;
  const [month, setMonth] = useState<number | undefined>(given);
  const answer = useAnswer(
    showTrialBalance,
    { params: { villageCode, year }, query: month ? { month } : {} },
    { keep: true },
  );
  const Rows = isWide() ? Table : Lines;
  const open = ({ accountCode, accountName }: TrialBalanceRow) =>
    openPage('accounts/balances', { villageCode, year, accountCode, accountName, month });
  return (
    <Page className="balances-page">
      <View className="balances-bar">
        <View className="balances-year">{`${year}年`}</View>
        <PeriodPicker month={month} last={lastMonthOf(year)} whole onChange={setMonth} />
      </View>
      <Answer of={answer}>
        {(balance) => {
          const { debitFen, creditFen } = balance.totals.closing;
          const even = debitFen === creditFen;
          const closed = balance.closedThrough >= (month ?? lastMonthOf(year));
          return (
            <>
              <Card className="balances-sum">
                <View className="note">{`${BALANCES.closing(month !== undefined)}${BALANCES.debit}方、${BALANCES.credit}方合计`}</View>
                <Money fen={debitFen} size="figure" />
                <View className="balances-tags">
                  <StatusTag tone={even ? 'good' : 'bad'}>{even ? BALANCES.even : BALANCES.uneven}</StatusTag>
                  <StatusTag tone={closed ? 'good' : 'wait'}>{closed ? BALANCES.closed : BALANCES.open}</StatusTag>
                </View>
                <View className="note">{BALANCES.note}</View>
              </Card>
              {balance.rows.length === 0 && <EmptyState icon="book" title={BALANCES.empty} />}
              {balance.rows.length > 0 && <Rows balance={balance} month={month !== undefined} onOpen={open} />}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** 科目余额表 of a village's year; with an account, the vouchers behind it. */
export default function BalancesPage() {
  const villageCode = useVillageCode();
  const params = useParams<'year' | 'accountCode' | 'accountName' | 'month'>();
  const year = Number(params.year) || new Date().getFullYear();
  if (!villageCode) return <ChooseVillage />;
  if (!params.accountCode) return <Balances villageCode={villageCode} year={year} />;
  return (
    <Postings
      villageCode={villageCode}
      year={year}
      accountCode={params.accountCode}
      accountName={params.accountName}
      month={Number(params.month) || undefined}
    />
  );
}
