import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { type AlertCommand, type AlertDetail, showAlert } from '@shared/supervision/supervision';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useSignedIn } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { MediaGrid } from '@/ui/media/media-grid';
import { Row } from '@/ui/layout/row';
import { Timeline } from '@/ui/layout/timeline';
import { AlertTags } from '../alert-tags';
import { CLOSING, DETAIL, EVIDENCE, FORM, LIST, STATE, STEP } from '../copy';
import { openingOf } from '../evidence';
import { useVillageNames } from '../use-village-names';
import { Outcomes } from './outcomes';
import { StepSheet } from './step-sheet';
import '../supervision.css';

interface Props {
  alert: AlertDetail;
}

function Found({ alert }: Props) {
  const village = useVillageNames(alert.villageCode)(alert.villageCode);
  const { facts } = DETAIL;
  return (
    <Card>
      <AlertTags alert={alert} now={new Date().toISOString()} />
      <View className="supervision-title">{alert.title}</View>
      <View className="supervision-sentence">{alert.sentence}</View>
      <View className="note supervision-note">{DETAIL.machine}</View>
      <Facts
        of={[
          [facts.village, village],
          [facts.state, STATE[alert.state]],
          [facts.closing, alert.closing && CLOSING[alert.closing].word],
          [facts.office, alert.office],
          [facts.raised, <DayText key="raised" value={alert.raisedAt} />],
          [facts.due, alert.state !== 'closed' && <DayText value={alert.dueAt} />],
          [facts.muted, alert.mutedUntil && <DayText value={alert.mutedUntil} />],
          [facts.rule, DETAIL.rule(alert.ruleCode, alert.ruleVersion)],
        ]}
      />
    </Card>
  );
}

const Evidence = ({ alert }: Props) => (
  <Section title={DETAIL.evidence} flush>
    {alert.evidence.map((one) => {
      const opening = openingOf(one, alert);
      return (
        <Row
          key={`${one.kind}#${one.id}`}
          title={EVIDENCE[one.kind]}
          {...(one.kind === 'payment' && { note: DETAIL.closedEvidence })}
          {...(opening && { onClick: () => openPage(opening[0], opening[1]) })}
        />
      );
    })}
  </Section>
);

const Basis = ({ alert: { basis, note, exclusions } }: Props) => (
  <Card flush>
    <Disclosure title={DETAIL.basis}>
      <View>{DETAIL.basisIs(basis)}</View>
      {note && <View className="note">{note}</View>}
      {exclusions.length > 0 && <View>{DETAIL.exclusions}</View>}
      {exclusions.map(({ code, words }) => (
        <View key={code} className="note">
          {words}
        </View>
      ))}
    </Disclosure>
  </Card>
);

const Said = ({ text, media }: Pick<AlertDetail['events'][number], 'text' | 'media'>) => (
  <View>
    {text}
    {media && <MediaGrid media={media} />}
  </View>
);

const Trail = ({ alert: { events } }: Props) => (
  <Section title={DETAIL.trail}>
    <Timeline
      steps={events.map(({ step, at, byOffice, text, media }, place) => ({
        key: `${at}${place}`,
        title: STEP[step],
        note: (
          <View>
            {`${byOffice} · `}
            <DayText value={at} />
          </View>
        ),
        // What was found stands above, once.
        ...(step !== 'raised' && (text ?? media) && { body: <Said text={text} media={media} /> }),
        tone: step === 'escalated' ? 'bad' : place === events.length - 1 ? 'now' : 'plain',
      }))}
    />
  </Section>
);

/** Names of an office are for that office: who does not get them is not asked to pick one. */
const offered = ({ mayDo, colleagues }: AlertDetail): AlertCommand[] =>
  mayDo.filter((command) => command !== 'assign' || (colleagues?.length ?? 0) > 0);

function Steps({ alert }: Props) {
  const [doing, setDoing] = useState<AlertCommand>();
  const commands = offered(alert);
  return (
    <>
      {commands.length === 0 && <View className="note supervision-note">{DETAIL.nothing}</View>}
      <View className="supervision-acts">
        {commands.map((command) => (
          <Button
            key={command}
            look={command === 'mute' || command === 'assign' ? 'quiet' : 'primary'}
            onClick={() => setDoing(command)}
          >
            {FORM[command].button}
          </Button>
        ))}
      </View>
      {doing && <StepSheet key={doing} alert={alert} command={doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}

/** One alert: what was found and from what, what was done, and what this reader may do. */
export default function AlertPage() {
  const { alertId } = useParams<'alertId'>();
  const signedIn = useSignedIn();
  const answer = useAnswer(showAlert, { params: { alertId } }, { enabled: signedIn, staleTime: ALWAYS });
  usePullDownRefresh(() => void answer.refetch().finally(() => Taro.stopPullDownRefresh()));
  if (!signedIn) return <EmptyPage icon="lock" {...LIST.signIn} onAction={() => openPage('login')} />;
  return (
    <AnswerPage of={answer}>
      {(alert) => (
        <>
          <Found alert={alert} />
          <Steps alert={alert} />
          <Outcomes alert={alert} />
          <Evidence alert={alert} />
          <Basis alert={alert} />
          <Trail alert={alert} />
        </>
      )}
    </AnswerPage>
  );
}
