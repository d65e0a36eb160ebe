import { View } from '@tarojs/components';
import { useState } from 'react';
import { BOOKKEEPERS, type StatementLine } from '@shared/accounts/books';
import { type ConsolidatedStatements, showConsolidatedStatements } from '@shared/accounts/consolidated-statements';
import { exportConsolidatedStatements } from '@shared/accounts/papers';
import { levelOf } from '@shared/divisions';
import type { ExportFormat } from '@shared/papers/papers';
import { formatFen } from '@shared/money';
import { formatInstant } from '@shared/time';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { useMe } from '@/platform/server/session';
import { Choice } from '@/ui/forms/choice';
import { YearStepper } from '@/ui/forms/stepper';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { FormatSheet } from '@/ui/layout/format-sheet';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { lastMonthOf, PeriodPicker } from '../period-picker';
import { type Span, Statement, STATEMENT_SPANS, STATEMENT_TABS, type Table } from '../statement';
import { CONSOLIDATED } from './copy';
import './consolidated.css';

/** The last month of a year that is over; January until there is one. */
const lastOver = (year: number) => Math.max(1, lastMonthOf(year) - (year === new Date().getFullYear() ? 1 : 0));

/** Who is in the sums and who is not, before any number. */
function Scope({ of, onTown }: { of: ConsolidatedStatements; onTown: (code: string, name: string) => void }) {
  const { asOf, through, villages, closed, missing = [], towns = [] } = of;
  if (asOf === undefined) return <EmptyState icon="board" title={CONSOLIDATED.notYet} />;
  const whole = closed === villages;
  return (
    <>
      <View className="consolidated-scope">
        {whole ? CONSOLIDATED.all(through, villages) : CONSOLIDATED.some(through, closed, villages)}
      </View>
      {!whole && <View className="note">{closed > 0 ? CONSOLIDATED.onlyThese : CONSOLIDATED.nobody}</View>}
      <View className="note consolidated-as-of">
        {CONSOLIDATED.asOf(formatInstant(asOf, new Date().getFullYear()))}
      </View>
      {missing.length > 0 && (
        <Card flush>
          <Disclosure title={CONSOLIDATED.missing(missing.length)}>
            {missing.map(({ code, name, closedThrough }) => (
              <Row
                key={code}
                title={name}
                note={closedThrough === undefined ? CONSOLIDATED.noBook : CONSOLIDATED.through(closedThrough)}
                onClick={() => openPage('accounts/desk', { villageCode: code, tab: 'close' })}
              />
            ))}
          </Disclosure>
        </Card>
      )}
      {towns.length > 0 && (
        <Card flush>
          <Disclosure title={CONSOLIDATED.towns}>
            {towns.map((town) => (
              <Row
                key={town.code}
                title={town.name}
                note={CONSOLIDATED.town(town.closed, town.villages)}
                {...(town.closed === town.villages && {
                  value: <StatusTag tone="good">{CONSOLIDATED.whole}</StatusTag>,
                })}
                onClick={() => onTown(town.code, town.name)}
              />
            ))}
          </Disclosure>
        </Card>
      )}
    </>
  );
}

/** What a line is of each person, and of each mu of the villages' land. */
function Shares({ line: { secondFen }, of }: { line: StatementLine; of: ConsolidatedStatements }) {
  const { population, areaMu } = of;
  return (
    <>
      {population ? (
        <Row title={CONSOLIDATED.perHead} value={formatFen(Math.round(secondFen / population))} />
      ) : (
        <View className="note">{CONSOLIDATED.unknownPeople}</View>
      )}
      {areaMu ? <Row title={CONSOLIDATED.perMu} value={formatFen(Math.round(secondFen / areaMu))} /> : null}
    </>
  );
}

function Consolidated({ division }: { division: string }) {
  const now = new Date().getFullYear();
  const params = useParams<'year' | 'month' | 'name'>();
  const [year, setYear] = useState(Number(params.year) || now);
  const [month, setMonth] = useState(Number(params.month) || lastOver(year));
  const [span, setSpan] = useState<Span>('month');
  const [table, setTable] = useState<Table>('sheet');
  const [choosing, setChoosing] = useState(false);
  const { busy, take } = usePaper();
  const asked = { params: { division, year }, query: { month, span } };
  const answer = useAnswer(showConsolidatedStatements, asked);
  const save = (format: ExportFormat) => {
    const wanted = { params: { ...asked.params, format }, query: asked.query };
    void take('table', () => call(exportConsolidatedStatements, wanted), openDocument);
  };
  const changeYear = (to: number) => {
    setYear(to);
    setMonth(lastOver(to));
  };
  return (
    <>
      {params.name && <View className="consolidated-name">{params.name}</View>}
      <View className="consolidated-bar">
        <YearStepper years={[now - 1, now]} year={year} onChange={changeYear} />
        <PeriodPicker month={month} last={lastOver(year)} onChange={(to) => setMonth(to ?? 1)} />
      </View>
      <Answer of={answer}>
        {(all) => (
          <>
            <Scope
              of={all}
              onTown={(code, name) => openPage('accounts/consolidated', { division: code, name, year, month })}
            />
            {all.statements && (
              <>
                <Tabs tabs={STATEMENT_TABS} value={table} onChange={setTable} />
                {table === 'surplus' && <Choice options={STATEMENT_SPANS} value={span} onChange={setSpan} />}
                <Statement
                  of={all.statements}
                  table={table}
                  span={span}
                  behind={(line) => <Shares line={line} of={all} />}
                />
                <View className="note">{CONSOLIDATED.notSetOff}</View>
                <Section title={CONSOLIDATED.take} flush>
                  <Row
                    icon="file"
                    {...CONSOLIDATED.export}
                    {...(busy && { value: '请稍等…' })}
                    onClick={() => setChoosing(true)}
                  />
                </Section>
              </>
            )}
          </>
        )}
      </Answer>
      <FormatSheet open={choosing} onClose={() => setChoosing(false)} onChoose={save} />
    </>
  );
}

/** 汇总报表: the statements of all villages of a town or the district together, and who is not in them. */
export default function ConsolidatedPage() {
  const asked = useParams<'division'>().division;
  const grants = (useMe()?.grants ?? []).filter(({ role }) => (BOOKKEEPERS as readonly string[]).includes(role));
  // Whoever answers for the whole district begins with all of it.
  const widest = grants.slice().sort((a, b) => a.division.length - b.division.length)[0]?.division;
  const division = asked || widest;
  const isOne = division !== undefined && levelOf(division) !== 'village';
  return (
    <Page>
      {isOne && grants.length > 0 ? (
        <Consolidated key={division} division={division} />
      ) : (
        <EmptyState icon="lock" title={CONSOLIDATED.notYours} />
      )}
    </Page>
  );
}
