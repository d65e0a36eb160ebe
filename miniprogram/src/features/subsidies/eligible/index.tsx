import { View } from '@tarojs/components';
import {
  type AlreadyPaid,
  listEligibilityRules,
  showMyFacts,
  type ProgramEligibility,
} from '@shared/subsidies/eligibility';
import type { KnownFacts } from '@shared/subsidies/facts';
import { dayInChina, formatDay } from '@shared/time';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Growing } from '@/ui/words/growing';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { useAnswers } from './answers';
import { ELIGIBLE } from './copy';
import { FindingBody, FindingRow } from './finding-row';
import { type Findings, findingsOf, type ProgramFinding } from './findings';
import { answeredQuestions, nextQuestion, withdraw } from './interview';
import { InterviewCard } from './interview-card';
import './eligible.css';

const TONE = { yes: 'good', no: 'plain', unknown: 'wait' } as const;

/** The one program the page was opened for, before all the others. */
function Focus({ of, head }: { of: ProgramFinding; head: boolean | undefined }) {
  return (
    <Card>
      <View className="eligible-focus">{of.rule.programName}</View>
      <StatusTag tone={TONE[of.verdict]}>{ELIGIBLE.verdict[of.verdict]}</StatusTag>
      <FindingBody of={of} head={head} />
    </Card>
  );
}

const rowsFor = (head: boolean | undefined) => (findings: readonly ProgramFinding[]) =>
  findings.map((finding) => <FindingRow key={finding.rule.programCode} of={finding} head={head} />);

function Already({ of }: { of: Findings['already'] }) {
  if (of.length === 0) return null;
  return (
    <Card flush>
      <Disclosure title={ELIGIBLE.already(of.length)} label={ELIGIBLE.already(of.length)}>
        {of.map(({ rule, paid }) => (
          <Row
            key={rule.programCode}
            title={rule.programName}
            note={paid.returned ? ELIGIBLE.cameBack : paid.underway ? ELIGIBLE.underway : ELIGIBLE.paid(paid.count)}
            value={<Money fen={paid.totalFen} size="row" />}
            onClick={() => openPage('subsidies/program', { programCode: rule.programCode })}
          />
        ))}
      </Disclosure>
    </Card>
  );
}

interface Props {
  rules: readonly ProgramEligibility[];
  personId: string | undefined;
  recorded: KnownFacts;
  paid: readonly AlreadyPaid[];
  head?: boolean | undefined;
}

function Eligible({ rules, personId, recorded, paid, head }: Props) {
  const rows = rowsFor(head);
  const { programCode } = useParams<'programCode'>();
  const [answers, setAnswers, clear] = useAnswers(personId);
  const facts = { ...recorded, ...answers.facts };
  const found = findingsOf(rules, facts, paid, dayInChina(new Date().toISOString()));
  const focus = [...found.yes, ...found.unknown, ...found.no].find(({ rule }) => rule.programCode === programCode);
  const question = (focus && nextQuestion([focus], answers)) ?? nextQuestion(found.unknown, answers);
  const answered = answeredQuestions(answers);
  return (
    <>
      {focus && <Focus of={focus} head={head} />}
      <Section title={ELIGIBLE.yes(found.yes.length)} flush>
        {found.yes.length > 0 ? rows(found.yes) : <View className="eligible-none muted">{ELIGIBLE.noneYet}</View>}
      </Section>
      <Already of={found.already} />
      {found.unknown.length > 0 && <SectionTitle>{ELIGIBLE.ask}</SectionTitle>}
      {question && (
        <InterviewCard
          question={question}
          open={question.facts.filter((fact) => facts[fact] === undefined)}
          left={found.unknown.length}
          onAnswer={(given) => setAnswers({ facts: { ...answers.facts, ...given } })}
          onUnsure={() => setAnswers({ unsure: [...answers.unsure, question.id] })}
        />
      )}
      <Card flush>
        {!question && found.unknown.length > 0 && <View className="eligible-none muted">{ELIGIBLE.nothingToAsk}</View>}
        {found.unknown.length > 0 && (
          <Disclosure title={ELIGIBLE.unsettled(found.unknown.length)} label={ELIGIBLE.unsettled(found.unknown.length)}>
            <Growing of={found.unknown}>{rows}</Growing>
          </Disclosure>
        )}
        {found.no.length > 0 && (
          <Disclosure title={ELIGIBLE.no(found.no.length)} note={ELIGIBLE.noNote} label={ELIGIBLE.no(found.no.length)}>
            <Growing of={found.no}>{rows}</Growing>
          </Disclosure>
        )}
        {answered.length > 0 && (
          <Disclosure title={ELIGIBLE.answered(answered.length)} label={ELIGIBLE.answered(answered.length)}>
            {answered.map((one) => (
              <Row
                key={one.id}
                title={one.ask}
                {...(answers.unsure.includes(one.id) && { note: ELIGIBLE.unsure })}
                value={ELIGIBLE.change}
                onClick={() => setAnswers(withdraw(answers, one))}
              />
            ))}
            <Row title={ELIGIBLE.forget} icon="close" onClick={clear} />
          </Disclosure>
        )}
      </Card>
    </>
  );
}

/** 我能领什么: worked out on the phone, from what the records know of the person and what the person answers. */
export default function EligiblePage() {
  const personId = useMe()?.person?.personId;
  const rules = useAnswer(listEligibilityRules, {}, { keep: true, staleTime: A_DAY });
  const known = useAnswer(showMyFacts, {}, { keep: true, enabled: personId !== undefined });
  const { asOf, source } = known.data ?? {};
  const thisYear = new Date().getFullYear();
  return (
    <Page>
      <View className="eligible-head">
        <View>{ELIGIBLE.promise}</View>
        <View className="note">
          {asOf && source ? ELIGIBLE.known(source, formatDay(asOf, thisYear)) : !personId && ELIGIBLE.guest}
          {ELIGIBLE.private}
        </View>
      </View>
      <Answer of={rules}>
        {({ items }) => {
          if (!personId) return <Eligible key="guest" rules={items} personId={undefined} recorded={{}} paid={[]} />;
          return (
            <Answer of={known}>
              {({ facts, paid, householdHead }) => (
                <Eligible
                  key={personId}
                  rules={items}
                  personId={personId}
                  recorded={facts}
                  paid={paid}
                  head={householdHead}
                />
              )}
            </Answer>
          );
        }}
      </Answer>
    </Page>
  );
}
