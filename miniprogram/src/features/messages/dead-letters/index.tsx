import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  countDeadLetters,
  type DeadLetter,
  dropDeadLetter,
  type LetterKind,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
} from '@shared/messages/dead-letters';
import { ALWAYS, keyOf, useAnswer, useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { confirm } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { copy, REASONS, whatOf } from '../copy';
import './dead-letters.css';

const refresh = () =>
  Promise.all(
    [listDeadLetters, countDeadLetters].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
  );

/** A change and what is said of it; what another admin did meanwhile is fetched in any case. */
const useAct = <Answer,>(act: () => Promise<Answer>, words: (answer: Answer) => string) =>
  useSpokenChange({ act, done: words, onSettled: refresh });

function Letter({ letter, kind }: { letter: DeadLetter; kind: LetterKind }) {
  const { letterId, version, reason, through, group, attempts, failedAt, mayRepeat, canRetry } = letter;
  const request = { params: { letterKind: kind, letterId }, body: { version } };
  const retry = useAct(
    () => call(retryDeadLetter, request),
    () => copy.done,
  );
  const drop = useAct(
    () => call(dropDeadLetter, request),
    () => copy.dropped,
  );
  const onRetry = async () => {
    if (!mayRepeat || (await confirm(copy.repeatAsk, copy.repeatNote, copy.retry))) retry.mutate();
  };
  const onDrop = async () => {
    const ofReminder = group === 'binding' ? copy.dropBindingNote : copy.dropNote;
    const note = kind === 'steps' ? copy.dropStepNote : ofReminder;
    if (await confirm(copy.dropAsk, note, copy.drop)) drop.mutate();
  };
  const { title, note } = REASONS[reason];
  return (
    <Card>
      <View className="letters-what">
        <View>{whatOf(through, group)}</View>
        <View className="note">
          <DayText value={failedAt} clock />
        </View>
      </View>
      <View className="letters-why">{title}</View>
      <View className="note">{note}</View>
      <View className="note">{[copy.tries(attempts), copy.number(letterId)].join(' · ')}</View>
      <View className="letters-acts">
        {canRetry && (
          <Button small icon="retry" loading={retry.isPending} disabled={drop.isPending} onClick={() => void onRetry()}>
            {copy.retry}
          </Button>
        )}
        <Button small look="quiet" loading={drop.isPending} disabled={retry.isPending} onClick={() => void onDrop()}>
          {copy.drop}
        </Button>
      </View>
    </Card>
  );
}

function Letters({ kind, count }: { kind: LetterKind; count: number }) {
  const pages = useAnswerPages(listDeadLetters, { params: { letterKind: kind } }, { staleTime: ALWAYS });
  const all = useAct(
    () => call(retryDeadLetters, { params: { letterKind: kind } }),
    ({ retried }) => copy.retried(retried),
  );
  return (
    <>
      {count > 1 && (
        <View className="letters-all">
          <Button look="quiet" icon="retry" loading={all.isPending} onClick={() => all.mutate()}>
            {copy.retryAll}
          </Button>
        </View>
      )}
      <InfiniteList of={pages} end={copy.end} empty={<EmptyState icon="check" {...copy.none} />}>
        {(items) => items.map((letter) => <Letter key={letter.letterId} letter={letter} kind={kind} />)}
      </InfiniteList>
    </>
  );
}

function Undelivered() {
  const [kind, choose] = useState<LetterKind>('reminders');
  const { data } = useAnswer(countDeadLetters, undefined, { staleTime: ALWAYS });
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));
  const label = (of: LetterKind) => (data?.[of] ? `${copy.kinds[of]} ${data[of]}` : copy.kinds[of]);
  const tabs = (['reminders', 'steps'] as const).map((key) => ({ key, label: label(key) }));
  return (
    <>
      <View className="note letters-about">{copy.about}</View>
      <Tabs tabs={tabs} value={kind} onChange={choose} />
      <Letters key={kind} kind={kind} count={data?.[kind] ?? 0} />
    </>
  );
}

/** 没送到的提醒: what did not get through, why, and one tap to send it again. For admins. */
export default function DeadLettersPage() {
  const admin = useMe()?.grants.some(({ role }) => role === 'admin');
  return <Page>{admin ? <Undelivered /> : <EmptyState icon="lock" {...copy.only} />}</Page>;
}
