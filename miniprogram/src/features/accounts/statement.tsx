import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { StatementLine, Statements } from '@shared/accounts/books';
import { formatFen } from '@shared/money';
import { aria } from '@/ui/aria';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { StatusTag } from '@/ui/words/status-tag';
import { STATEMENTS } from './books-copy';
import './statement.css';

interface LinesProps {
  lines: readonly StatementLine[];
  heads: readonly [string, string];
  /** What a line unfolds to. */
  behind: (line: StatementLine) => ReactNode;
}

const isEmpty = ({ level, firstFen, secondFen }: StatementLine) => level > 1 && firstFen === 0 && secondFen === 0;

/** A line with both columns. */
const Line = ({ line, heads, behind }: Omit<LinesProps, 'lines'> & { line: StatementLine }) => (
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
    {behind(line)}
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

export type Table = 'sheet' | 'surplus';
export type Span = 'month' | 'quarter';
type Tables = Pick<Statements, 'assets' | 'claims' | 'surplus'>;

const secondOf = (lines: readonly StatementLine[], id: string) => lines.find((line) => line.id === id)?.secondFen;

function Even({ of: { assets, claims } }: { of: Tables }) {
  const even = secondOf(assets, 'assets') === secondOf(claims, 'claims');
  return (
    <View className="statements-even">
      <StatusTag tone={even ? 'good' : 'bad'}>{even ? STATEMENTS.even : STATEMENTS.uneven}</StatusTag>
    </View>
  );
}

interface Props {
  of: Tables;
  table: Table;
  span: Span;
  behind: LinesProps['behind'];
}

/** One of the two statements: of a village, or of many together. */
export function Statement({ of, table, span, behind }: Props) {
  if (table === 'surplus') {
    return (
      <>
        <Lines behind={behind} lines={of.surplus} heads={[STATEMENTS.first[span], STATEMENTS.second.surplus]} />
        <View className="note">{STATEMENTS.surplusNote}</View>
      </>
    );
  }
  const heads = [STATEMENTS.first.sheet, STATEMENTS.second.sheet] as const;
  return (
    <>
      <Even of={of} />
      <View className="statements-two">
        <View className="statements-half">
          <SectionTitle>{STATEMENTS.assets}</SectionTitle>
          <Lines behind={behind} lines={of.assets} heads={heads} />
        </View>
        <View className="statements-half">
          <SectionTitle>{STATEMENTS.claims}</SectionTitle>
          <Lines behind={behind} lines={of.claims} heads={heads} />
        </View>
      </View>
      <View className="note">{STATEMENTS.sheetNote}</View>
    </>
  );
}

export const STATEMENT_TABS = [
  { key: 'sheet', label: STATEMENTS.tabs.sheet },
  { key: 'surplus', label: STATEMENTS.tabs.surplus },
] as const;
export const STATEMENT_SPANS = [
  { value: 'month', label: STATEMENTS.spans.month },
  { value: 'quarter', label: STATEMENTS.spans.quarter },
] as const;
