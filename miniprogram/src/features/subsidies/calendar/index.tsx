import { View } from '@tarojs/components';
import { showMyPaymentCalendar } from '@shared/subsidies/payment-outlook';
import { yearOf } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { CALENDAR, EXPECTED } from '../copy';
import { ofBound } from '../not-bound';
import { Expected } from './expected';
import { Late } from './late';
import './calendar.css';

const titleOf = (month: string, thisYear: number): string =>
  `${month.startsWith(String(thisYear)) ? '' : CALENDAR.nextYear(yearOf(month))}${Number(month.slice(5))}月`;

/** 什么时候发: what usually comes when, what has come, what is late. */
function Calendar() {
  const thisYear = new Date().getFullYear();
  const answer = useAnswer(showMyPaymentCalendar, {}, { keep: true });
  return (
    <AnswerPage of={answer}>
      {({ monthly, months }) => (
        <>
          {monthly.length + months.length === 0 && <EmptyState icon="clock" {...CALENDAR.empty} />}
          <Late months={months} monthly={monthly} />
          {monthly.length > 0 && <SectionTitle>{CALENDAR.monthly}</SectionTitle>}
          {monthly.length > 0 && (
            <Card flush>
              {monthly.map(({ programCode, programName, lastOn, lastFen, state }) => (
                <Row
                  key={programCode}
                  title={programName}
                  note={
                    <>
                      {CALENDAR.lastMonthly} <DayText value={lastOn} /> <Money fen={lastFen} />
                    </>
                  }
                  value={<StatusTag tone={EXPECTED[state].tone}>{EXPECTED[state].word}</StatusTag>}
                  onClick={() => openPage('subsidies/program', { programCode })}
                />
              ))}
            </Card>
          )}
          {months.map(({ month, items }) => (
            <View key={month}>
              <Section title={titleOf(month, thisYear)} flush>
                {items.map((item, index) => (
                  <Expected key={`${item.programCode}-${index}`} item={item} />
                ))}
              </Section>
            </View>
          ))}
          {months.length > 0 && <View className="note calendar-how">{CALENDAR.how}</View>}
        </>
      )}
    </AnswerPage>
  );
}

export default ofBound(Calendar);
