import { Text, View } from '@tarojs/components';
import type { ExpectedPayment } from '@shared/subsidies/payment-outlook';
import { monthOf } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { DayText } from '@/ui/words/day-text';
import { Icon } from '@/ui/icon';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { CALENDAR, EXPECTED } from '../copy';

/** 通常 4 月发 · 去年 4月18日 ¥377.60, or the day it came with a tick. */
export function Expected({ item }: { item: ExpectedPayment }) {
  const { programCode, programName, state, usualOn, usualFen, arrivedOn, arrivedFen } = item;
  const arrived = state === 'arrived';
  const { word, tone } = EXPECTED[state];
  return (
    <Row
      title={programName}
      note={
        <View>
          {arrivedOn && (
            <View className="calendar-came">
              <Icon name="check" /> <DayText value={arrivedOn} />
              {word}
            </View>
          )}
          {usualOn ? (
            <Text>
              {!arrived && `${CALENDAR.usualMonth(monthOf(usualOn))} · `}
              {`${CALENDAR.last} `}
              <DayText value={usualOn} /> {usualFen !== undefined && <Money fen={usualFen} />}
            </Text>
          ) : (
            <Text>{CALENDAR.fresh}</Text>
          )}
        </View>
      }
      value={
        arrivedFen === undefined ? (
          <StatusTag tone={tone}>{word}</StatusTag>
        ) : (
          <Money fen={arrivedFen} flow="in" size="row" />
        )
      }
      onClick={() => openPage('subsidies/program', { programCode })}
    />
  );
}
