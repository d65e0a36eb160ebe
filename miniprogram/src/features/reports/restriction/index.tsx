import { View } from '@tarojs/components';
import { formatDay } from '@shared/time';
import { appealRestriction, type MyRestriction, showMyRestrictions } from '@shared/custody/restrictions';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useSignedIn } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Field, TextArea } from '@/ui/forms/field';
import { EmptyState } from '@/ui/layout/states';
import { Marks } from '../marks';
import { RESTRICTION } from '../restriction-copy';
import { useKeptForm } from '../use-kept-form';
import '../report.css';

const refresh = () => askAgain(showMyRestrictions);

function AppealForm({ restrictionId }: { restrictionId: string }) {
  const { typed, wrong, pending, edit, submit } = useKeptForm({
    name: `appeal:${restrictionId}`,
    blank: { text: '' },
    schema: appealRestriction.body!,
    bodyOf: (written) => ({ ...written, restrictionId }),
    send: (body: { restrictionId: string; text: string }, idempotencyKey) =>
      call(appealRestriction, { body, idempotencyKey }),
    onSent: () => {
      say(RESTRICTION.sent);
      refresh();
    },
  });
  return (
    <>
      <SectionTitle>{RESTRICTION.appealTitle}</SectionTitle>
      <Field label={RESTRICTION.appealLabel} hint={RESTRICTION.appealHint} error={wrong.text}>
        <TextArea
          value={typed.text}
          max={1000}
          placeholder={RESTRICTION.appealPlaceholder}
          onChange={(text) => edit({ text })}
        />
      </Field>
      <Button loading={pending} onClick={submit}>
        {RESTRICTION.send}
      </Button>
    </>
  );
}

function One({ restriction, now }: { restriction: MyRestriction; now: string }) {
  const { restrictionId, until, marks, appeal, decision, mayAppeal } = restriction;
  const open = now < until && !decision?.lifted;
  return (
    <>
      <Card>
        <View className="reports-next">
          {decision?.lifted
            ? RESTRICTION.lifted
            : open
              ? RESTRICTION.open(formatDay(until, new Date(now).getFullYear()))
              : RESTRICTION.over}
        </View>
        <View className="note">{RESTRICTION.anonymousOpen}</View>
      </Card>
      <Section title={RESTRICTION.why} flush>
        <Marks marks={marks} />
      </Section>
      {appeal && (
        <Section title={RESTRICTION.yours}>
          <View className="reports-text">{appeal.text}</View>
          <View className="note">
            <DayText value={appeal.appealedAt} clock />
            {!decision && ` · ${RESTRICTION.waits}`}
          </View>
        </Section>
      )}
      {decision && (
        <Section title={RESTRICTION.decided}>
          <View className="reports-ground">{decision.lifted ? RESTRICTION.lifted : RESTRICTION.kept}</View>
          <View className="reports-text">{decision.text}</View>
          <View className="note">
            <DayText value={decision.decidedAt} clock />
          </View>
          {!decision.lifted && <View className="note">{RESTRICTION.help}</View>}
        </Section>
      )}
      {mayAppeal && <AppealForm restrictionId={restrictionId} />}
    </>
  );
}

/** 举报限制: what was held against me, until when nothing is taken in under my name, and the way to appeal. */
export default function RestrictionPage() {
  const signedIn = useSignedIn();
  const answer = useAnswer(showMyRestrictions, undefined, { enabled: signedIn, staleTime: ALWAYS });
  const now = new Date().toISOString();
  if (!signedIn)
    return <EmptyPage icon="lock" title={RESTRICTION.signIn} action="去登录" onAction={() => openPage('login')} />;
  return (
    <AnswerPage of={answer}>
      {({ marks, restrictions }) => (
        <>
          {restrictions.length === 0 && marks.length === 0 && <EmptyState icon="check" {...RESTRICTION.none} />}
          {restrictions.map((restriction) => (
            <One key={restriction.restrictionId} restriction={restriction} now={now} />
          ))}
          {marks.length > 0 && (
            <>
              <Section title={RESTRICTION.marks} flush>
                <Marks marks={marks} />
              </Section>
              <View className="note">{RESTRICTION.marksNote}</View>
            </>
          )}
        </>
      )}
    </AnswerPage>
  );
}
