import { View } from '@tarojs/components';
import { useState } from 'react';
import { type AppealView, decideAppeal, listAppeals } from '@shared/custody/restrictions';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { DayText } from '@/ui/words/day-text';
import { Field, TextArea } from '@/ui/forms/field';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Marks } from '../marks';
import { APPEALS, RESTRICTION } from '../restriction-copy';
import { useKeptForm } from '../use-kept-form';
import '../report.css';

const PILES = [
  { value: 'open', label: APPEALS.open },
  { value: 'done', label: APPEALS.done },
] as const;
const DECISIONS = [
  { value: 'lift', ...APPEALS.lift },
  { value: 'keep', ...APPEALS.keep },
] as const;
type Decision = (typeof DECISIONS)[number]['value'];

function DecisionForm({ restrictionId }: { restrictionId: string }) {
  const { typed, wrong, pending, edit, submit } = useKeptForm({
    name: `decision:${restrictionId}`,
    blank: { decision: undefined as Decision | undefined, text: '' },
    schema: decideAppeal.body!,
    bodyOf: ({ decision, text }) => ({ lifted: decision && decision === 'lift', text }),
    send: (body: { lifted: boolean; text: string }, idempotencyKey) =>
      call(decideAppeal, { params: { restrictionId }, body, idempotencyKey }),
    onSent: () => {
      say(APPEALS.sent);
      askAgain(listAppeals);
    },
  });
  return (
    <>
      <Field label={APPEALS.decideLabel} error={wrong.lifted && APPEALS.decideMissing}>
        <Choice look="rows" options={DECISIONS} value={typed.decision} onChange={(decision) => edit({ decision })} />
      </Field>
      <Field label={APPEALS.reasonLabel} error={wrong.text}>
        <TextArea value={typed.text} placeholder={APPEALS.reasonPlaceholder} onChange={(text) => edit({ text })} />
      </Field>
      <Button loading={pending} onClick={submit}>
        {APPEALS.send}
      </Button>
    </>
  );
}

function One({ appeal: one }: { appeal: AppealView }) {
  const { restrictionId, name, until, marks, appeal, decision, mayDecide } = one;
  return (
    <>
      <Card>
        <View className="reports-next">{name ?? APPEALS.hidden}</View>
        <View className="note">
          {APPEALS.until} <DayText value={until} />
        </View>
        <View className="note">{APPEALS.says}</View>
        <View className="reports-text">{appeal.text}</View>
        <View className="note">
          <DayText value={appeal.appealedAt} clock />
        </View>
        {decision && (
          <>
            <View className="reports-ground">{decision.lifted ? APPEALS.lift.label : RESTRICTION.kept}</View>
            <View className="reports-text">{decision.text}</View>
          </>
        )}
      </Card>
      <Card flush>
        <Marks marks={marks} />
      </Card>
      {mayDecide && <DecisionForm restrictionId={restrictionId} />}
      {!decision && !mayDecide && <View className="note">{APPEALS.own}</View>}
    </>
  );
}

/** 申诉: for the regulators of a district; who held it reads and does not decide. */
export default function AppealsPage() {
  const [which, setWhich] = useState<'open' | 'done'>('open');
  const division = useMe()?.grants.find(({ role }) => role === 'regulator')?.division ?? '';
  const appeals = useAnswerPages(
    listAppeals,
    { params: { division }, query: { which } },
    { enabled: division !== '', staleTime: ALWAYS },
  );
  return (
    <Page>
      <View className="reports-who">
        <Choice label={APPEALS.open} options={PILES} value={which} onChange={setWhich} />
      </View>
      <InfiniteList of={appeals} empty={<EmptyState icon="check" {...APPEALS.none} />}>
        {(items) => items.map((appeal) => <One key={appeal.restrictionId} appeal={appeal} />)}
      </InfiniteList>
    </Page>
  );
}
