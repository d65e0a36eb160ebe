import { View } from '@tarojs/components';
import { type PaymentRule, showProgram } from '@shared/subsidies/subsidies';
import { dayInChina, formatDay } from '@shared/time';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { AnswerPage } from '@/ui/layout/whole-page';
import { StatusTag } from '@/ui/words/status-tag';
import { Sureness } from '@/ui/words/sureness';
import { PROGRAM } from '../copy';
import { RuleFacts } from '../rule-facts';
import { ruleChanges } from './rule-changes';
import './program.css';

interface Props {
  rule: PaymentRule;
  /** The version before; absent for the first. */
  previous: PaymentRule | undefined;
  newest: boolean;
}

/** One version of a program's rule, and what it changed. */
function RuleVersion({ rule, previous, newest }: Props) {
  const changes = previous && ruleChanges(rule, previous);
  const inForce = newest && rule.effectiveOn <= dayInChina(new Date().toISOString());
  return (
    <Card>
      <View className="program-from">
        {PROGRAM.from(formatDay(rule.effectiveOn, new Date().getFullYear()))}{' '}
        {inForce && <StatusTag tone="good">{PROGRAM.now}</StatusTag>}
      </View>
      <RuleFacts rule={rule} />
      {changes && (
        <View className="program-changes">
          <View className="muted">{changes.length > 0 ? PROGRAM.changed : PROGRAM.unchanged}</View>
          {changes.map(({ label, was, is }) => (
            <View key={label}>
              <View>{`${label}：${is}`}</View>
              <View className="note">{PROGRAM.was(was)}</View>
            </View>
          ))}
        </View>
      )}
    </Card>
  );
}

/** One program: who gets it and how often, then its rules, newest first. */
export default function ProgramPage() {
  const { programCode } = useParams<'programCode'>();
  const answer = useAnswer(showProgram, { params: { programCode } }, { keep: true });
  return (
    <AnswerPage of={answer}>
      {(program) => (
        <>
          <Card>
            <View className="program-name">{program.name}</View>
            <Sureness of={program.confidence} />
            <Facts
              of={[
                ['类别', program.category],
                ['谁能领', program.audience],
                ['多久一次', program.cycle],
                ['经办部门', program.department],
                ['哪级的钱', program.level],
                ['说明', program.note],
              ]}
            />
          </Card>
          <Button icon="search" onClick={() => openPage('subsidies/eligible', { programCode })}>
            {PROGRAM.eligible}
          </Button>
          <SectionTitle>{PROGRAM.rules}</SectionTitle>
          {program.rules.length === 0 && <Card className="muted">{PROGRAM.noRules}</Card>}
          {program.rules.map((rule, place) => (
            <RuleVersion key={rule.effectiveOn} rule={rule} previous={program.rules[place + 1]} newest={place === 0} />
          ))}
          <Button look="quiet" icon="wallet" onClick={() => openPage('subsidies/payments')}>
            {PROGRAM.mine}
          </Button>
        </>
      )}
    </AnswerPage>
  );
}
