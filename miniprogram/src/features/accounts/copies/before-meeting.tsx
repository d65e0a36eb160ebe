import { View } from '@tarojs/components';
import { useState } from 'react';
import { INTAKE_PARTIES } from '@shared/accounts/intake';
import {
  announceMembersMeeting,
  type LaidOpenItem,
  layOpen,
  type MembersMeeting,
  showMembersMeeting,
} from '@shared/accounts/members-meetings';
import { holds } from '@shared/roles';
import { dayInChina, formatDay, monthOf, yearOf } from '@shared/time';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { DayField } from '@/ui/forms/day-field';
import { Field } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Row } from '@/ui/layout/row';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { COPIES } from './copy';

const { meeting: COPY } = COPIES;
const day = (on: string) => formatDay(on, new Date().getFullYear());

/** The accounts that the next meeting decides on: those of last year in its first half, of this year afterwards. */
const yearAsked = (today: string): number => (monthOf(today) <= 6 ? yearOf(today) - 1 : yearOf(today));

function Announcing({
  params,
  meeting,
}: {
  params: { villageCode: string; year: number };
  meeting: MembersMeeting | undefined;
}) {
  const [heldOn, setHeldOn] = useState('');
  const send = useChange({
    act: (sendOnce) => sendOnce(announceMembersMeeting, { params, body: { heldOn, version: meeting?.version ?? 0 } }),
    done: COPY.saved,
    onSettled: () => askAgain(showMembersMeeting),
  });
  return (
    <Disclosure title={meeting ? COPY.move : COPY.announce}>
      <Field label={COPY.on}>
        <DayField mode="date" value={heldOn} onChange={setHeldOn} placeholder={COPY.on} />
      </Field>
      {send.error && <View className="copies-late">{sayError(send.error)}</View>}
      <Button disabled={!heldOn} loading={send.isPending} onClick={() => send.mutate()}>
        {COPY.save}
      </Button>
    </Disclosure>
  );
}

/** What must lie open ten days before the members' meeting, and whether it does: for all to see; who keeps it says so here. */
export function BeforeMeeting({ villageCode }: { villageCode: string }) {
  const year = yearAsked(dayInChina(new Date().toISOString()));
  const params = { villageCode, year };
  const answer = useAnswer(showMembersMeeting, { params }, { staleTime: ALWAYS });
  const keeps = holds(useMe()?.grants ?? [], INTAKE_PARTIES, villageCode);
  const lay = useChange({
    act: (sendOnce, { item, version }: { item: LaidOpenItem; version: number }) =>
      sendOnce(layOpen, { params, body: { item, version } }),
    done: COPY.laid,
    onSettled: () => askAgain(showMembersMeeting),
  });
  const press = async (item: LaidOpenItem, version: number) => {
    if (await confirm(COPY.layAsk(COPY.items[item]), COPY.layNote)) lay.mutate({ item, version });
  };
  return (
    <Answer of={answer}>
      {({ meeting }) => (
        <Card flush>
          <Row
            title={meeting ? COPY.title(day(meeting.heldOn)) : COPY.none}
            {...(meeting && { note: COPY.due(day(meeting.dueOn)) })}
          />
          {meeting?.items.map(({ item, state, laidOn }) => (
            <Row
              key={item}
              title={COPY.items[item]}
              {...(laidOn && { note: COPY.since(day(laidOn)) })}
              value={<StatusTag tone={COPY.states[state].tone}>{COPY.states[state].word}</StatusTag>}
              {...(keeps && !laidOn && { onClick: () => void press(item, meeting.version) })}
            />
          ))}
          {lay.error && <View className="copies-late">{sayError(lay.error)}</View>}
          {keeps && <Announcing key={meeting?.version ?? 0} params={params} meeting={meeting} />}
        </Card>
      )}
    </Answer>
  );
}
