import { Text, View } from '@tarojs/components';
import type { Payment, PaymentYear } from '@shared/subsidies/subsidies';
import { openPage } from '@/platform/navigate';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { YearStepper } from '@/ui/forms/stepper';
import { CALENDAR, CHANGES, HOUSEHOLD, PAYMENTS, PROGRAMS } from '../copy';
import './payments.css';

interface Props {
  years: readonly PaymentYear[];
  last: Payment | undefined;
  year: number;
  onYear: (year: number) => void;
  /** The ways on from here are for one's own. */
  mine: boolean;
}

/** From what came to what else one wants to know. */
const Ways = () => (
  <>
    <Row {...CALENDAR.entry} onClick={() => openPage('subsidies/calendar')} />
    <Row {...CHANGES.entry} onClick={() => openPage('subsidies/changes')} />
    <Row {...HOUSEHOLD.entry} onClick={() => openPage('subsidies/household')} />
    <Row {...PROGRAMS.eligible} onClick={() => openPage('subsidies/eligible')} />
    <Row {...PROGRAMS.publicities} onClick={() => openPage('subsidies/publicities')} />
    <Row {...PAYMENTS.programs} onClick={() => openPage('subsidies/programs')} />
  </>
);

/** The year's sum, its parts by program when asked, and the way to other years. */
export function YearTotal({ years, last, year, onYear, mine }: Props) {
  const shown = years.find((one) => one.year === year);
  const known = [...years.map((one) => one.year), new Date().getFullYear(), year];
  const total = shown?.totalFen ?? 0;
  const programs = [...(shown?.programs ?? [])].sort((a, b) => b.totalFen - a.totalFen);
  return (
    <Card className="payments-total">
      <View className="payments-head">
        <Text className="muted">{PAYMENTS.total}</Text>
        <YearStepper years={known} year={year} onChange={onYear} />
      </View>
      <Money fen={total} size="figure" />
      <View className="note">
        {shown ? PAYMENTS.count(shown.count) : PAYMENTS.noneYet(year)}
        {last?.paidOn.startsWith(String(year)) && (
          <Text>
            {`，${PAYMENTS.last}`}
            <DayText value={last.paidOn} />
          </Text>
        )}
      </View>
      <View className="payments-programs">
        {programs.length > 0 && (
          <Disclosure
            title={PAYMENTS.byProgram}
            value={<Text className="muted">{`${programs.length} 项`}</Text>}
            label={PAYMENTS.byProgram}
          >
            {programs.map((program) => (
              <Row
                key={program.programCode}
                title={program.programName}
                note={PAYMENTS.count(program.count)}
                value={<Money fen={program.totalFen} size="row" />}
                below={<ShareBar part={program.totalFen} whole={total} />}
                onClick={() => openPage('subsidies/program', { programCode: program.programCode })}
              />
            ))}
          </Disclosure>
        )}
        {mine && <Ways />}
      </View>
    </Card>
  );
}
