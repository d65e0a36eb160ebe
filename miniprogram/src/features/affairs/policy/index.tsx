import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { type PolicyDetail, showPolicy } from '@shared/subsidies/policies';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useVillage } from '@/platform/village';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { ReadAloud } from '@/ui/words/read-aloud';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { POLICY, STATE } from '../policy-copy';
import { policyRequest, useSavedPolicy } from '../use-saved-policy';
import { PolicyAnswers, PolicyLinks, PolicySource } from './policy-parts';
import { wordsOf } from './policy-words';
import './policy.css';

const NOTES = { current: undefined, former: POLICY.formerNote, coming: POLICY.comingNote, ended: POLICY.endedNote };

/** Which version this is, and the way to the others. */
function Versions({ policy }: { policy: PolicyDetail }) {
  const { policyCode, state, versionCount, comingOn } = policy;
  const shown = state === 'former' || state === 'coming';
  if (versionCount < 2) return null;
  return (
    <Card flush>
      {shown && <Row icon="check" title={POLICY.now} onClick={() => openPage('affairs/policy', { policyCode })} />}
      {comingOn && (
        <Row
          icon="bell"
          title={POLICY.coming}
          note={<DayText value={comingOn} />}
          onClick={() => openPage('affairs/policy', { policyCode, effectiveOn: comingOn })}
        />
      )}
      <Row
        icon="switch"
        title={POLICY.changes}
        note={POLICY.versions(versionCount)}
        onClick={() => openPage('affairs/policy-changes', { policyCode })}
      />
    </Card>
  );
}

function Summary({ policy: { name, summary, state } }: { policy: PolicyDetail }) {
  const [tone, word] = STATE[state];
  const note = NOTES[state];
  return (
    <Card>
      <View className="policy-name">{name}</View>
      {note && (
        <View className="policy-state">
          <StatusTag tone={tone}>{word}</StatusTag>
          <View className="note">{note}</View>
        </View>
      )}
      {summary.map((line) => (
        <View key={line} className="policy-summary">
          {line}
        </View>
      ))}
    </Card>
  );
}

/** One policy: three lines, then who, how, with what, where and until when; what is paid by it; where it is from. */
export default function PolicyPage() {
  const { policyCode, effectiveOn } = useParams<'policyCode' | 'effectiveOn'>();
  const request = effectiveOn ? { params: { policyCode }, query: { effectiveOn } } : policyRequest(policyCode);
  const answer = useAnswer(showPolicy, request, { keep: true });
  const village = useVillage();
  const { saved, toggle } = useSavedPolicy(policyCode);
  useShareAppMessage(() => ({
    title: answer.data?.name ?? '明白事',
    path: `/features/affairs/policy/index?policyCode=${policyCode}`,
  }));
  return (
    <AnswerPage of={answer}>
      {(policy) => (
        <>
          <Summary policy={policy} />
          <View className="policy-actions">
            <ReadAloud text={wordsOf(policy)} />
            <Button look={saved ? 'quiet' : 'primary'} icon={saved ? 'check' : 'bookmark'} onClick={toggle}>
              {saved ? POLICY.saved : POLICY.save}
            </Button>
          </View>
          <Versions policy={policy} />
          <PolicyAnswers policy={policy} />
          <PolicyLinks policy={policy} />
          <PolicySource policy={policy} />
          <View className="policy-actions">
            <Button
              look="quiet"
              icon="messages"
              onClick={() =>
                askAbout({
                  about: `policy:${policy.policyCode}`,
                  category: 'other',
                  description: POLICY.asking(policy.name, policy.documentNo),
                })
              }
            >
              {POLICY.ask}
            </Button>
            {village && (
              <Button
                look="quiet"
                icon="star"
                onClick={() =>
                  openPage('reviews/subject', { villageCode: village.villageCode, kind: 'policy', id: policyCode })
                }
              >
                {POLICY.review}
              </Button>
            )}
            {process.env.TARO_ENV === 'weapp' && (
              <Button look="quiet" openType="share">
                {POLICY.share}
              </Button>
            )}
          </View>
        </>
      )}
    </AnswerPage>
  );
}
