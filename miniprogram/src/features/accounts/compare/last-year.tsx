import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Direction } from '@shared/accounts/accounts';
import type { Comparison } from '@shared/accounts/comparison';
import { openPage } from '@/platform/navigate';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Tabs } from '@/ui/layout/tabs';
import { changeWords, COMPARE, totalWords } from './copy';
import { Pair } from './pair';

const DIRECTIONS = ['expense', 'income'] as const;
const TABS = DIRECTIONS.map((key) => ({ key, label: COMPARE[key] }));

interface Props {
  of: Comparison;
  villageCode: string;
}

const pairOf = (year: number, fen: number, lastFen: number) =>
  [
    { label: COMPARE.thisYear(year), fen },
    { label: COMPARE.thisYear(year - 1), fen: lastFen },
  ] as const;

/** The sums beside those of the same months last year, then account by account; each opens its entries. */
export function LastYear({ of, villageCode }: Props) {
  const { year, throughMonth, sums, last, accounts } = of;
  const [direction, setDirection] = useState<Direction>('expense');
  if (!last) return <Card className="muted">{COMPARE.noLast(year)}</Card>;
  const shown = accounts.filter((account) => account.direction === direction);
  const open = (params: object) => openPage('accounts/entries', { villageCode, year, ...params });
  return (
    <>
      <SectionTitle>{COMPARE.last}</SectionTitle>
      <View className="note compare-span">{COMPARE.span(year, throughMonth)}</View>
      {DIRECTIONS.map((one) => {
        const part = one === 'expense' ? 'expenseFen' : 'incomeFen';
        const words = totalWords(one, sums[part], last[part]);
        return (
          <Card key={one} onClick={() => open({ direction: one })}>
            <View className="compare-words">{words}</View>
            <Pair of={pairOf(year, sums[part], last[part])} second={one === 'expense'} />
          </Card>
        );
      })}
      <Section title={COMPARE.changes} flush className="compare-tabs">
        <Tabs tabs={TABS} value={direction} onChange={setDirection} />
        {shown.length === 0 && <View className="compare-none muted">{COMPARE.none}</View>}
        {shown.map((account) => (
          <Row
            key={account.accountCode}
            title={<View className="compare-words">{changeWords(account)}</View>}
            note={
              <View className="compare-one">
                <Pair of={pairOf(year, account.fen, account.lastFen)} second={direction === 'expense'} />
              </View>
            }
            onClick={() =>
              openPage('accounts/entries', {
                villageCode,
                // What there is none of this year is seen in the year there was.
                year: account.fen === 0 ? year - 1 : year,
                accountCode: account.accountCode,
                accountName: account.accountName,
              })
            }
          />
        ))}
      </Section>
    </>
  );
}
