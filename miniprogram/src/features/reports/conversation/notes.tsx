import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { listNotes, writeNote } from '@shared/reports/mailbox';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { ErrorState, Skeleton } from '@/ui/layout/states';
import { NOTES } from './copy';

function NoteForm({ reportId, open, onClose }: { reportId: string; open: boolean; onClose: () => void }) {
  const [{ text }, change, clear] = useDraft(`note:${reportId}`, { text: '' });
  const [wrong, setWrong] = useState<string>();
  const saving = useChange({
    act: (sendOnce, body: { text: string }) => sendOnce(writeNote, { params: { reportId }, body }),
    done: NOTES.saved,
    onSuccess: () => {
      clear();
      onClose();
      askAgain(listNotes);
    },
    onError: (error) => setWrong(fieldErrors(error).text ?? sayError(error)),
  });
  const submit = () => {
    const { value, errors } = checkForm(writeNote.body!, { text });
    setWrong(errors?.text);
    if (value) saving.mutate(value);
  };
  return (
    <Sheet open={open} title={NOTES.add} onClose={onClose}>
      <Field label={NOTES.label} hint={NOTES.note} error={wrong}>
        <TextArea
          value={text}
          onChange={(words) => change({ text: words })}
          placeholder={NOTES.placeholder}
          max={1000}
        />
      </Field>
      <View className="note reports-kept">{NOTES.kept}</View>
      <Button loading={saving.isPending} onClick={submit}>
        {NOTES.save}
      </Button>
    </Sheet>
  );
}

/** 内部备注: what the offices note for themselves; drawn for nobody else. */
export function Notes({ reportId }: { reportId: string }) {
  const asked = useAnswerPages(listNotes, { params: { reportId } }, { staleTime: ALWAYS });
  const [open, setOpen] = useState(false);
  const notes = asked.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Section title={NOTES.title}>
        <View className="note">{NOTES.note}</View>
        {!notes &&
          (asked.error ? (
            <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
          ) : (
            <Skeleton cards={1} />
          ))}
        {notes?.length === 0 && !asked.hasNextPage && <View className="notes-one">{NOTES.empty}</View>}
        {notes?.map(({ noteId, by, office, at, text }) => (
          <View key={noteId} className="notes-one">
            <Text className="letter-text" userSelect>
              {text}
            </Text>
            <View className="note">
              {`${by} · ${office} · `}
              <DayText value={at} clock />
            </View>
          </View>
        ))}
        {asked.hasNextPage && (
          <Button small look="quiet" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {NOTES.older}
          </Button>
        )}
        <Button look="quiet" onClick={() => setOpen(true)}>
          {NOTES.add}
        </Button>
      </Section>
      <NoteForm reportId={reportId} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
