import { View } from '@tarojs/components';
import { useState } from 'react';
import { PLEDGE_DAYS, pledgeImprovement } from '@shared/reviews/pledges';
import { showSubjectScore } from '@shared/reviews/reviews';
import { addDays, dayInChina } from '@shared/time';
import { confirm } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { Button } from '@/ui/button';
import { DayField } from '@/ui/forms/day-field';
import { Field } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { PublicAnswer } from '../public-answer';
import type { Subject } from '../use-subject-name';
import { useWordsForm } from '../use-words-form';
import { pledge as copy } from './copy';

function PledgeForm({ subject, onDone }: { subject: Subject; onDone: () => void }) {
  const today = dayInChina(new Date().toISOString());
  const form = useWordsForm(
    pledgeImprovement,
    { held: subject, refresh: () => askAgain(showSubjectScore) },
    {
      ...{ blank: { words: '', byOn: '' }, sent: copy.sent, isPublic: true, onSent: onDone },
      ask: () => confirm(copy.send, copy.sendAsk, copy.send),
    },
  );
  return (
    <View className="reviews-action">
      <Field label={copy.byOnLabel} hint={copy.byOnHint(PLEDGE_DAYS.least, PLEDGE_DAYS.most)} error={form.wrong.byOn}>
        <DayField
          mode="date"
          value={form.draft.byOn}
          onChange={(byOn) => form.change({ byOn })}
          placeholder={copy.byOnPlaceholder}
          start={addDays(today, PLEDGE_DAYS.least)}
          end={addDays(today, PLEDGE_DAYS.most)}
        />
      </Field>
      <PublicAnswer form={form} copy={copy} max={300} isPublic onCancel={onDone} />
    </View>
  );
}

/** 承诺整改, for who is judged: once what was promised before has its result. */
export function MakePledge({ subject }: { subject: Subject }) {
  const [isWriting, setWriting] = useState(false);
  return (
    <Card>
      <View className="note">{copy.makeNote}</View>
      {isWriting ? (
        <PledgeForm subject={subject} onDone={() => setWriting(false)} />
      ) : (
        <View className="reviews-action">
          <Button small onClick={() => setWriting(true)}>
            {copy.make}
          </Button>
        </View>
      )}
    </Card>
  );
}
