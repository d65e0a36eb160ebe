import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear } from '@shared/accounts/accounts';
import { listChartAccounts, showStatements, type StatementLine } from '@shared/accounts/books';
import { shortVillageName } from '@shared/divisions';
import { formatFen } from '@shared/money';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Tabs } from '@/ui/layout/tabs';
import { STATEMENTS } from '../books-copy';
import { ofVillage } from '../choose-village';
import { lastMonthOf, PeriodPicker } from '../period-picker';
import { type Span, Statement, STATEMENT_SPANS, STATEMENT_TABS, type Table } from '../statement';
import './statements.css';

function StatementsOf({ villageCode }: { villageCode: string }) {
  const year = Number(useParams<'year'>().year) || new Date().getFullYear();
  const params = useParams<'month' | 'span' | 'table'>();
  const [month, setMonth] = useState(Number(params.month) || lastMonthOf(year));
  const [span, setSpan] = useState<Span>(params.span === 'quarter' ? 'quarter' : 'month');
  const [table, setTable] = useState<Table>(params.table === 'surplus' ? 'surplus' : 'sheet');
  const book = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  const chart = useAnswer(listChartAccounts, {}, { keep: true, staleTime: A_DAY });
  const answer = useAnswer(showStatements, { params: { villageCode, year }, query: { month, span } }, { keep: true });
  const nameOf = (code: string) => chart.data?.items.find((account) => account.code === code)?.name ?? code;
  const villageName = book.data?.villageName ?? '';
  const ask = (line: StatementLine) =>
    askAbout({
      about: `statement:${villageCode}:${year}:${month}:${span}:${table}:${line.name}`,
      villageCode,
      villageName,
      category: 'money',
      description: STATEMENTS.question(
        shortVillageName(villageName),
        year,
        month,
        STATEMENTS.tabs[table],
        line.name,
        formatFen(line.secondFen),
      ),
    });
  /** The accounts behind a line, and a question about it. */
  const behind = (line: StatementLine) => (
    <>
      <View className="note">{line.accounts.length > 0 ? STATEMENTS.behind : STATEMENTS.total}</View>
      {Array.from(new Set(line.accounts)).map((accountCode) => (
        <Row
          key={accountCode}
          title={nameOf(accountCode)}
          onClick={() =>
            openPage('accounts/balances', { villageCode, year, accountCode, accountName: nameOf(accountCode) })
          }
        />
      ))}
      <Button small look="quiet" icon="report" onClick={() => ask(line)}>
        {STATEMENTS.ask}
      </Button>
    </>
  );
  return (
    <Page className="statements-page">
      <Tabs tabs={STATEMENT_TABS} value={table} onChange={setTable} />
      <View className="statements-bar">
        <View>
          <View className="statements-village">{shortVillageName(villageName) || '\u00a0'}</View>
          <View className="note">{`${year}年`}</View>
        </View>
        <PeriodPicker month={month} last={lastMonthOf(year)} onChange={(to) => setMonth(to ?? 1)} />
      </View>
      {table === 'surplus' && <Choice options={STATEMENT_SPANS} value={span} onChange={setSpan} />}
      <Answer of={answer}>
        {(statements) => (
          <>
            <View className="note statements-state">
              {STATEMENTS.through(statements.through, statements.closedThrough < statements.through)}
            </View>
            <Statement of={statements} table={table} span={span} behind={behind} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** The two statements of a village's book, by month or quarter. */
export default ofVillage(StatementsOf);
