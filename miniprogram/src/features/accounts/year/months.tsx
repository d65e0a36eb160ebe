import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { listEntries, type VillageYear } from '@shared/accounts/accounts';
import { formatFen } from '@shared/money';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Answer } from '@/ui/words/answer';
import { aria } from '@/ui/aria';
import { Bars } from '@/ui/bars';
import { monthWords } from '@/ui/words/by-month';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { Skeleton } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { Stepper } from '@/ui/forms/stepper';
import { DOORS } from '../books-copy';
import { DIRECTION, YEAR } from '../copy';
import { EntryRow } from '../entry-row';

const SHOWN = 5;
const MONTHS = Array.from({ length: 12 }, (_, index) => `0${index + 1}`.slice(-2));

/** The months' bars; a pressed one, or none, decides which entries are under them. */
export function Months({ book }: { book: VillageYear }) {
  const { villageCode, year } = book;
  const [month, setMonth] = useState<string>();
  const months = MONTHS.map((number) => {
    const key = `${year}-${number}`;
    return book.months.find((one) => one.month === key) ?? { month: key, incomeFen: 0, expenseFen: 0, count: 0 };
  });
  const bars = months.map((one) => ({
    key: one.month,
    label: String(Number(one.month.slice(5))),
    values: [one.incomeFen, one.expenseFen] as const,
    spoken: `${monthWords(one.month, year)}，收入 ${formatFen(one.incomeFen)}，支出 ${formatFen(one.expenseFen)}`,
  }));
  const shown = months.find((one) => one.month === month);
  const busy = months.filter((one) => one.count > 0).map((one) => one.month);
  const step = (to: string | undefined) =>
    to === undefined ? undefined : { label: `看${monthWords(to, year)}`, onPress: () => setMonth(to) };
  const older = busy.filter((one) => month === undefined || one < month);
  const newer = month === undefined ? [] : busy.filter((one) => one > month);
  return (
    <Card>
      <SectionTitle {...(month && { more: `看${YEAR.wholeYear}`, onMore: () => setMonth(undefined) })}>
        {YEAR.months}
      </SectionTitle>
      <View className="year-legend note">
        <View className="year-key" />
        {DIRECTION.income}
        <View className="year-key year-key-out" />
        {DIRECTION.expense}
      </View>
      <Bars
        bars={bars}
        onChange={(key) => setMonth(key === month ? undefined : key)}
        {...(month && { value: month })}
      />
      {!month && <View className="note year-hint">{YEAR.monthsNote}</View>}
      <View className="year-month">
        <Stepper back={step(older[older.length - 1])} forward={step(newer[0])}>
          {month ? monthWords(month, year) : YEAR.wholeYear}
        </Stepper>
        {month && Number(month.slice(5)) > book.closedThrough && <StatusTag tone="wait">{DOORS.open}</StatusTag>}
        {shown && (
          <View className="year-month-sums">
            {(['income', 'expense'] as const).map((direction) => (
              <View
                key={direction}
                className="year-month-sum"
                onClick={() => openPage('accounts/entries', { villageCode, year, month: shown.month, direction })}
                {...aria({ role: 'link' })}
              >
                <Text className="note">{DIRECTION[direction]}</Text>
                <Money
                  fen={direction === 'income' ? shown.incomeFen : shown.expenseFen}
                  flow={direction === 'income' ? 'in' : 'out'}
                />
              </View>
            ))}
          </View>
        )}
      </View>
      <Latest villageCode={villageCode} year={year} month={month} count={shown ? shown.count : book.entryCount} />
    </Card>
  );
}

interface LatestProps {
  villageCode: string;
  year: number;
  month: string | undefined;
  count: number;
}

function Latest({ villageCode, year, month, count }: LatestProps) {
  const answer = useAnswer(
    listEntries,
    { params: { villageCode, year }, query: { limit: SHOWN, ...(month && { month }) } },
    { keep: true, enabled: count > 0 },
  );
  if (count === 0) {
    return <View className="muted">{YEAR.monthEmpty(month ? monthWords(month, year) : `${year}年`)}</View>;
  }
  return (
    <Answer of={answer} loading={<Skeleton cards={2} />}>
      {({ items }) => (
        <View className="year-latest">
          {items.map((entry) => (
            <EntryRow key={entry.entryId} entry={entry} villageCode={villageCode} year={year} />
          ))}
          {count > items.length && (
            <Row
              title={<Text className="year-all">{YEAR.seeAll(count)}</Text>}
              onClick={() => openPage('accounts/entries', { villageCode, year, month })}
            />
          )}
        </View>
      )}
    </Answer>
  );
}
