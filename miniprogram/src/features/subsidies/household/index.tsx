import { View } from '@tarojs/components';
import { useState } from 'react';
import { showMyHousehold } from '@shared/identity/households';
import { showHouseholdYear } from '@shared/subsidies/member-payments';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { EmptyState } from '@/ui/layout/states';
import { YearStepper } from '@/ui/forms/stepper';
import { HOUSEHOLD } from '../copy';
import { ofBound } from '../not-bound';
import { MemberRow } from './member-row';
import { Mine } from './mine';
import { YearPaper } from '../year-paper';
import { Wants } from './wants';
import './household.css';

/** So many years back one looks. */
const YEARS = 3;

/** 家里的补贴: who is at home, whose one may see, and to whom one shows one's own. Nothing of it is kept on the phone. */
function Household() {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const household = useAnswer(showMyHousehold, {}, { staleTime: ALWAYS });
  const sums = useAnswer(showHouseholdYear, { params: { year } }, { staleTime: ALWAYS });
  const totalOf = (personId: string) => sums.data?.members.find((one) => one.personId === personId)?.totalFen;
  return (
    <AnswerPage of={household}>
      {({ members }) => (
        <>
          {members
            .filter(({ fromMe }) => fromMe?.state === 'asked')
            .map((member) => (
              <Wants key={member.personId} member={member} />
            ))}
          <Card>
            <View className="household-head">
              <View className="muted">{HOUSEHOLD.total}</View>
              <YearStepper
                years={Array.from({ length: YEARS }, (_, back) => thisYear - back)}
                year={year}
                onChange={setYear}
              />
            </View>
            {sums.data && <Money fen={sums.data.totalFen} size="figure" />}
            {sums.data && sums.data.others > 0 && <View className="note">{HOUSEHOLD.others(sums.data.others)}</View>}
          </Card>
          {sums.data?.members.some(({ count, returned }) => count + returned > 0) && (
            <Card flush>
              <YearPaper title={HOUSEHOLD.yearPaper(year)} note={HOUSEHOLD.yearPaperNote} year={year} />
            </Card>
          )}
          <Section title={HOUSEHOLD.members} flush>
            {members.map((member) => (
              <MemberRow key={member.personId} member={member} year={year} totalFen={totalOf(member.personId)} />
            ))}
            {members.length === 1 && <EmptyState icon="people" title={HOUSEHOLD.alone} note={HOUSEHOLD.aloneNote} />}
          </Section>
          <Mine members={members} />
          <View className="note household-how">{HOUSEHOLD.how}</View>
        </>
      )}
    </AnswerPage>
  );
}

export default ofBound(Household);
