import { DecisionStep, recordDecisionStep, showDecision } from '@shared/affairs/decisions';
import { holds } from '@shared/roles';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Page } from '@/ui/layout/page';
import { Skeleton } from '@/ui/layout/states';
import { RECORD } from '../decision-copy';
import { WriteRecord } from './write-record';
import '../affairs.css';

interface Asked {
  villageCode: string;
  decisionId: string;
  step: DecisionStep;
  corrects: string;
}

function Further({ villageCode, decisionId, step, corrects }: Asked) {
  const answer = useAnswer(showDecision, { params: { villageCode, decisionId } });
  return (
    <Answer
      of={answer}
      loading={
        <Page>
          <Skeleton />
        </Page>
      }
    >
      {(decision) => (
        <WriteRecord villageCode={villageCode} step={step} decision={decision} {...(corrects && { corrects })} />
      )}
    </Answer>
  );
}

/** A cadre writes down the next step of a matter, begins one, or puts a step right. */
export default function RecordDecisionPage() {
  const params = useParams<'villageCode' | 'decisionId' | 'step' | 'corrects'>();
  const { decisionId, corrects } = params;
  const mine = useVillage()?.villageCode;
  const villageCode = params.villageCode || mine || '';
  const grants = useMe()?.grants ?? [];
  const step = DecisionStep.options.find((option) => option === params.step) ?? 'proposal';
  if (!holds(grants, recordDecisionStep.access, villageCode)) return <EmptyPage icon="lock" title={RECORD.notYours} />;
  return decisionId ? (
    <Further {...{ villageCode, decisionId, step, corrects }} />
  ) : (
    <WriteRecord villageCode={villageCode} step="proposal" />
  );
}
