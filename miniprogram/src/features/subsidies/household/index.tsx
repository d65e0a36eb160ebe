import { View } from '@tarojs/components';
import { useState } from 'react';
import { type HouseholdMember, SHARE_WORDS, showMyHousehold } from '@shared/identity/households';
import { showHouseholdYear } from '@shared/subsidies/member-payments';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { YearStepper } from '@/ui/forms/stepper';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Money } from '@/ui/words/money';
import { HOUSEHOLD } from '../copy';
import { ofBound } from '../not-bound';
import { YearPaper } from '../year-paper';
import { MemberRow } from './member-row';
import { Mine } from './mine';
import { useShare } from './use-share';
import './household.css';

/** Someone asks to see mine: what I would agree to, word for word, and both answers of one size. */
function Wants({ member }: { member: HouseholdMember }) {
  const agree = useShare('agree');
  const decline = useShare('decline');
  return (
    <Card className="household-wants">
      <View className="household-title">{HOUSEHOLD.wants(member.name)}</View>
      <View className="muted">{HOUSEHOLD.wantsNote}</View>
      <View className="household-words">{SHARE_WORDS}</View>
      <View className="household-answers">
        <Button loading={agree.isPending} disabled={decline.isPending} onClick={() => agree.mutate(member.personId)}>
          {HOUSEHOLD.agree}
        </Button>
        <Button
          look="quiet"
          loading={decline.isPending}
          disabled={agree.isPending}
          onClick={() => decline.mutate(member.personId)}
        >
          {HOUSEHOLD.decline}
        </Button>
      </View>
    </Card>
  );
}

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
            {members.length === 1 && <EmptyState icon="people" {...HOUSEHOLD.alone} />}
          </Section>
          <Mine members={members} />
          <View className="note household-how">{HOUSEHOLD.how}</View>
        </>
      )}
    </AnswerPage>
  );
}

export default ofBound(Household);
