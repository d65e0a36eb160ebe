import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AlertDetail, AlertOutcome } from '@shared/supervision/supervision';
import { formatDay } from '@shared/time';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { CLOSING, OUTCOMES } from '../copy';
import { ReplySheet } from './reply-sheet';

function One({ alert, outcome }: { alert: AlertDetail; outcome: AlertOutcome }) {
  const [replying, setReplying] = useState(false);
  const { name, answer, reply, mayReply } = outcome;
  const waits = answer && !reply && alert.closing === 'real';
  return (
    <Card>
      <View className="supervision-title">{name}</View>
      <View className="note">{answer ? OUTCOMES.said : OUTCOMES.told}</View>
      {answer && <View className="supervision-sentence">{answer.text}</View>}
      {waits && <View className="note">{OUTCOMES.dueBy(formatDay(answer.dueAt, new Date().getFullYear()))}</View>}
      {waits && !mayReply && <View className="note">{OUTCOMES.own}</View>}
      {reply && (
        <View className="note">{`${reply.ending === 'real' ? OUTCOMES.upheld.label : CLOSING[reply.ending].word}：${reply.text}`}</View>
      )}
      {mayReply && <Button onClick={() => setReplying(true)}>{OUTCOMES.reply}</Button>}
      {replying && <ReplySheet alert={alert} outcome={outcome} onClose={() => setReplying(false)} />}
    </Card>
  );
}

/** Whom a real ending was told to, what they answered, and the reply: by another than who closed it. */
export function Outcomes({ alert }: { alert: AlertDetail }) {
  const { outcomes = [], tellsAt } = alert;
  if (outcomes.length === 0 && tellsAt === undefined) return null;
  return (
    <>
      <SectionTitle>{OUTCOMES.title}</SectionTitle>
      {tellsAt && <View className="note">{OUTCOMES.later(formatDay(tellsAt, new Date().getFullYear()))}</View>}
      {outcomes.map((outcome) => (
        <One key={outcome.personId} alert={alert} outcome={outcome} />
      ))}
    </>
  );
}
