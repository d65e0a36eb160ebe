import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import {
  type DecisionDetail,
  DecisionStep,
  recordDecisionStep,
  showDecision,
  standingRecords,
} from '@shared/affairs/decisions';
import { publishNotice } from '@shared/affairs/notices';
import { holds } from '@shared/roles';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Mentions } from '@/ui/words/mentions';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { type Step, Timeline } from '@/ui/layout/timeline';
import { DECISION, DECISION_KIND, STATE, STEP } from '../decision-copy';
import { CorrectOne } from './correct-one';
import { RecordBody } from './record-body';
import './decision.css';
import '../affairs.css';

/** The six steps: what was written of each, which comes next, which lie ahead or are never reached. */
function stepsOf({ records, next, state }: DecisionDetail): Step[] {
  const standing = standingRecords(records);
  return DecisionStep.options.map((step): Step => {
    const title = STEP[step].name;
    const written = records.filter((record) => record.step === step);
    const counts = standing[step];
    if (!counts) {
      const note = step === next ? DECISION.now : state === 'failed' ? DECISION.never : DECISION.ahead;
      return { key: step, title, note, body: STEP[step].what, tone: step === next ? 'wait' : 'plain' };
    }
    return {
      key: step,
      title,
      note: <DayText value={counts.heldOn} />,
      body: written.map((record) => (
        <RecordBody key={record.recordId} record={record} corrected={record.recordId !== counts.recordId} />
      )),
      tone: counts.outcome === 'done' ? 'now' : 'bad',
    };
  });
}

function Matter({ decision }: { decision: DecisionDetail }) {
  const { villageCode, villageName, decisionId, kind, title, amountFen, state, next, startedOn } = decision;
  const grants = useMe()?.grants ?? [];
  const [tone, word] = STATE[state];
  const isCadre = holds(grants, recordDecisionStep.access, villageCode);
  return (
    <>
      <Card>
        <View className="affairs-tags">
          <StatusTag>{DECISION_KIND[kind]}</StatusTag>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <View className="decision-title">{title}</View>
        {state === 'failed' && <View className="decision-failed">{DECISION.ended}</View>}
        <Facts
          of={[
            [DECISION.amount, amountFen === undefined ? undefined : <Money key="amount" fen={amountFen} />],
            [DECISION.started, <DayText key="started" value={startedOn} />],
          ]}
        />
      </Card>
      <Section title={DECISION.steps}>
        <Timeline steps={stepsOf(decision)} />
      </Section>
      <Mentions villageCode={villageCode} of="decision" id={decisionId} />
      <View className="stack">
        {isCadre && next && (
          <Button onClick={() => openPage('affairs/record-decision', { villageCode, decisionId, step: next })}>
            {DECISION.record(STEP[next].name)}
          </Button>
        )}
        {isCadre && <CorrectOne decision={decision} />}
        {holds(grants, publishNotice.access, villageCode) && (
          <Button
            look="quiet"
            onClick={() => openPage('affairs/publish', { villageCode, kind: 'affairs', decisionId, title })}
          >
            {DECISION.publish}
          </Button>
        )}
        {!isCadre && (
          <Button
            look="quiet"
            onClick={() =>
              askAbout({
                about: `decision:${decisionId}`,
                villageCode,
                villageName,
                category: 'other',
                description: DECISION.question(title),
              })
            }
          >
            {DECISION.ask}
          </Button>
        )}
        {process.env.TARO_ENV === 'weapp' && (
          <Button look="quiet" openType="share">
            {DECISION.share}
          </Button>
        )}
      </View>
    </>
  );
}

/** One great matter of a village, step by step (四议两公开). */
export default function DecisionPage() {
  const { villageCode, decisionId } = useParams<'villageCode' | 'decisionId'>();
  const answer = useAnswer(showDecision, { params: { villageCode, decisionId } }, { keep: true });
  useShareAppMessage(() => ({
    title: answer.data?.title ?? '村里的大事',
    path: `/features/affairs/decision/index?villageCode=${villageCode}&decisionId=${decisionId}`,
  }));
  return <AnswerPage of={answer}>{(decision) => <Matter decision={decision} />}</AnswerPage>;
}
