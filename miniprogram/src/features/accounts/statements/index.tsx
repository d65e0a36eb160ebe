import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear } from '@shared/accounts/accounts';
import { listChartAccounts, showStatements, type StatementLine, type Statements } from '@shared/accounts/books';
import { shortVillageName } from '@shared/divisions';
import { formatFen } from '@shared/money';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { Answer } from '@/ui/words/answer';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Disclosure } from '@/ui/layout/disclosure';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { Tabs } from '@/ui/layout/tabs';
import { STATEMENTS } from '../books-copy';
import { ChooseVillage } from '../choose-village';
import { lastMonthOf, PeriodPicker } from '../period-picker';
import { useVillageCode } from '../use-village-code';
import './statements.css';

type Span = 'month' | 'quarter';
type Table = 'sheet' | 'surplus';
const TABS = [
  { key: 'sheet', label: STATEMENTS.tabs.sheet },
  { key: 'surplus', label: STATEMENTS.tabs.surplus },
] as const;
const SPANS = [
  { value: 'month', label: STATEMENTS.spans.month },
  { value: 'quarter', label: STATEMENTS.spans.quarter },
] as const;

interface LinesProps {
  lines: readonly StatementLine[];
  heads: readonly [string, string];
  onAccount: (accountCode: string, accountName: string) => void;
  onAsk: (line: StatementLine) => void;
  nameOf: (accountCode: string) => string;
}

const isEmpty = ({ level, firstFen, secondFen }: StatementLine) => level > 1 && firstFen === 0 && secondFen === 0;

interface LineProps extends Omit<LinesProps, 'lines'> {
  line: StatementLine;
}

/** A line with both columns; it unfolds to the accounts behind it, and to a question. */
const Line = ({ line, heads, onAccount, onAsk, nameOf }: LineProps) => (
  <Disclosure
    title={line.name}
    label={`${line.name}，${heads[1]}${formatFen(line.secondFen)}`}
    value={
      <View className="statements-amounts">
        <Text className="statements-first">{formatFen(line.firstFen)}</Text>
        <Text className="statements-second">{formatFen(line.secondFen)}</Text>
      </View>
    }
  >
    <View className="note">{line.accounts.length > 0 ? STATEMENTS.behind : STATEMENTS.total}</View>
    {Array.from(new Set(line.accounts)).map((code) => (
      <Row key={code} title={nameOf(code)} onClick={() => onAccount(code, nameOf(code))} />
    ))}
    <Button small look="quiet" icon="report" onClick={() => onAsk(line)}>
      {STATEMENTS.ask}
    </Button>
  </Disclosure>
);

/** A statement's lines under their headings. Those with nothing in them are folded away until they are asked for. */
function Lines({ lines, ...rest }: LinesProps) {
  const [all, setAll] = useState(false);
  const empty = lines.filter(isEmpty).length;
  return (
    <Card flush>
      <View className="statements-heads">
        <View className="statements-amounts">
          <Text className="statements-first">{rest.heads[0]}</Text>
          <Text className="statements-now">{rest.heads[1]}</Text>
        </View>
      </View>
      {lines.map((line) => {
        const heading = line.section;
        if (isEmpty(line) && !all && !heading) return null;
        return (
          <View key={line.id} className={`statements-line statements-level${line.level}`}>
            {heading && <View className="statements-section">{heading}</View>}
            {(all || !isEmpty(line)) && <Line line={line} {...rest} />}
          </View>
        );
      })}
      {empty > 0 && !all && (
        <View className="row statements-more" onClick={() => setAll(true)} {...aria({ role: 'button' })}>
          {STATEMENTS.more(empty)}
        </View>
      )}
    </Card>
  );
}

const secondOf = (lines: readonly StatementLine[], id: string) => lines.find((line) => line.id === id)?.secondFen;

function Even({ of: { assets, claims } }: { of: Statements }) {
  const even = secondOf(assets, 'assets') === secondOf(claims, 'claims');
  return <StatusTag tone={even ? 'good' : 'bad'}>{even ? STATEMENTS.even : STATEMENTS.uneven}</StatusTag>;
}

function StatementsOf({ villageCode, year }: { villageCode: string; year: number }) {
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
  const shared = {
    nameOf,
    onAsk: ask,
    onAccount: (accountCode: string, accountName: string) =>
      openPage('accounts/balances', { villageCode, year, accountCode, accountName }),
  };
  return (
    <Page asOf={answer.dataUpdatedAt} className="statements-page">
      <Tabs tabs={TABS} value={table} onChange={setTable} />
      <View className="statements-bar">
        <View>
          <View className="statements-village">{shortVillageName(villageName) || '\u00a0'}</View>
          <View className="note">{`${year}年`}</View>
        </View>
        <PeriodPicker month={month} last={lastMonthOf(year)} onChange={(to) => setMonth(to ?? 1)} />
      </View>
      {table === 'surplus' && <Choice options={SPANS} value={span} onChange={setSpan} />}
      <Answer of={answer}>
        {(statements) => {
          const state = (
            <View className="note statements-state">
              {STATEMENTS.through(statements.through, statements.closedThrough < statements.through)}
            </View>
          );
          if (table === 'surplus') {
            return (
              <>
                {state}
                <Lines
                  {...shared}
                  lines={statements.surplus}
                  heads={[STATEMENTS.first[span], STATEMENTS.second.surplus]}
                />
                <View className="note">{STATEMENTS.surplusNote}</View>
              </>
            );
          }
          const heads = [STATEMENTS.first.sheet, STATEMENTS.second.sheet] as const;
          return (
            <>
              {state}
              <Even of={statements} />
              <View className="statements-two">
                <View className="statements-half">
                  <SectionTitle>{STATEMENTS.assets}</SectionTitle>
                  <Lines {...shared} lines={statements.assets} heads={heads} />
                </View>
                <View className="statements-half">
                  <SectionTitle>{STATEMENTS.claims}</SectionTitle>
                  <Lines {...shared} lines={statements.claims} heads={heads} />
                </View>
              </View>
              <View className="note">{STATEMENTS.sheetNote}</View>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** The two statements of a village's book, by month or quarter. */
export default function StatementsPage() {
  const villageCode = useVillageCode();
  const year = Number(useParams<'year'>().year) || new Date().getFullYear();
  if (villageCode) return <StatementsOf villageCode={villageCode} year={year} />;
  return (
    <Page>
      <ChooseVillage />
    </Page>
  );
}
