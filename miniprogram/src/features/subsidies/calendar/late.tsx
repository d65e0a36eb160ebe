import { View } from '@tarojs/components';
import type { MonthlyProgram, MonthOfPayments } from '@shared/subsidies/payment-outlook';
import { askAbout } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Row } from '@/ui/layout/row';
import { formatDay } from '@shared/time';
import { CALENDAR } from '../copy';

interface Props {
  months: readonly MonthOfPayments[];
  monthly: readonly MonthlyProgram[];
}

/** What is later than usual, said calmly, each with the way to ask. */
export function Late({ months, monthly }: Props) {
  const person = useMe()?.person;
  const late = [
    ...months.flatMap(({ items }) =>
      items.flatMap(({ state, programCode, programName, usualOn }) =>
        state === 'late' && usualOn ? [{ programCode, programName, on: usualOn }] : [],
      ),
    ),
    ...monthly.flatMap(({ state, programCode, programName, lastOn }) =>
      state === 'late' ? [{ programCode, programName, on: lastOn }] : [],
    ),
  ];
  if (late.length === 0) return null;
  const ask = (programCode: string, programName: string, on: string) =>
    askAbout({
      about: `late:${programCode}:${on}:${person?.personId ?? ''}`,
      own: true,
      category: 'subsidy',
      description: CALENDAR.question(programName, formatDay(on, new Date().getFullYear())),
      ...(person && { villageCode: person.villageCode, villageName: person.villageName }),
    });
  return (
    <Section title={CALENDAR.late} flush>
      {late.map(({ programCode, programName, on }) => (
        <Row
          key={`${programCode}-${on}`}
          title={programName}
          note={
            <>
              {CALENDAR.last} <DayText value={on} />
            </>
          }
          value={
            <Button small look="quiet" onClick={() => ask(programCode, programName, on)}>
              {CALENDAR.ask}
            </Button>
          }
        />
      ))}
      <View className="note calendar-late-note">{CALENDAR.lateNote}</View>
    </Section>
  );
}
