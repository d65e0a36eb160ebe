import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { giveStatement, showStatement, type StatementView } from '@shared/reports/accused-statements';
import { formatDay } from '@shared/time';
import { ALWAYS, keyOf, useAnswer } from '@/platform/server/answers';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { openPage, useParams } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useSignedIn } from '@/platform/server/session';
import { useUploads } from '@/platform/sending/uploads';
import { useSpokenChange } from '@/platform/server/use-change';
import { Section } from '@/ui/layout/section';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { DayText } from '@/ui/words/day-text';
import { Field, TextArea } from '@/ui/forms/field';
import { MediaGrid } from '@/ui/media/media-grid';
import { MediaPicker } from '@/ui/media/media-picker';
import { EmptyState } from '@/ui/layout/states';
import { unsentWords } from '../forms/unsent-words';
import { copy } from './copy';
import '../report.css';

/** What they say, kept on the phone until it is sent; sent once. */
function Form({ statementId }: { statementId: string }) {
  const [draft, change, clear] = useDraft(`statement:${statementId}`, { text: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const uploads = useUploads({ videos: 0 });
  const params = { statementId };
  const send = useSpokenChange({
    act: (sendOnce, body: { text: string; mediaIds: string[] }) => sendOnce(giveStatement, { params, body }),
    done: copy.sent,
    onSuccess: (given) => {
      clear();
      uploads.clear();
      queryClient.setQueryData(keyOf(showStatement, { params }), given);
    },
  });
  const submit = async () => {
    const { value, errors: wrong = {} } = checkForm(giveStatement.body!, { ...draft, mediaIds: uploads.mediaIds });
    const found = { ...wrong, ...unsentWords(uploads) };
    setErrors(found);
    if (!value || Object.keys(found).length > 0) return say(copy.fix);
    if (await confirm(copy.send, copy.sendAsk, copy.send)) send.mutate(value);
  };
  return (
    <View>
      <Field label={copy.what} error={errors.text}>
        <TextArea
          value={draft.text}
          max={2000}
          placeholder={copy.whatPlaceholder}
          onChange={(text) => change({ text })}
        />
      </Field>
      <Field label={copy.pictures} optional error={errors.mediaIds}>
        <MediaPicker of={uploads} />
      </Field>
      <Button loading={send.isPending} onClick={() => void submit()}>
        {copy.send}
      </Button>
      <View className="note reports-under">{copy.promise}</View>
    </View>
  );
}

function Given({ text, media }: StatementView) {
  return (
    <Section title={copy.given}>
      <Text className="reports-text" userSelect>
        {text}
      </Text>
      {media.length > 0 && (
        <View className="reports-media">
          <MediaGrid media={media} />
        </View>
      )}
      <View className="note">{copy.givenNote}</View>
    </Section>
  );
}

/** 说明情况: for the one who is asked, and of the matter nothing but the office's summary. */
export default function StatementPage() {
  const { statementId } = useParams<'statementId'>();
  const signedIn = useSignedIn();
  const answer = useAnswer(showStatement, { params: { statementId } }, { enabled: signedIn, staleTime: ALWAYS });
  if (!signedIn) return <EmptyPage icon="lock" {...copy.signIn} onAction={() => openPage('login')} />;
  return (
    <AnswerPage className="reports-page" of={answer}>
      {(statement) => (
        <View className="reports-body">
          <Section title={copy.asks(statement.askedBy)}>
            <Text className="reports-text" userSelect>
              {statement.summary}
            </Text>
            <View className="note">{copy.week(formatDay(statement.askedWeek, new Date().getFullYear()))}</View>
            {statement.state === 'asked' && (
              <View className="note">
                {copy.answerBy} <DayText value={statement.answerBy} />
              </View>
            )}
          </Section>
          {statement.state === 'asked' && <Form statementId={statementId} />}
          {statement.state === 'given' && <Given {...statement} />}
          {statement.state === 'late' && <EmptyState icon="clock" {...copy.late} />}
          <View className="note reports-under">{copy.noGuess}</View>
        </View>
      )}
    </AnswerPage>
  );
}
