import { View } from '@tarojs/components';
import { showProgram } from '@shared/subsidies/subsidies';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Sureness } from '@/ui/words/sureness';
import { PROGRAM } from '../copy';
import { RuleVersion } from './rule-version';
import './program.css';

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
