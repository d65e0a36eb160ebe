import { View } from '@tarojs/components';
import { useState } from 'react';
import { AppError } from '@shared/errors';
import { listNoticeRevisions, listNotices, type NoticeDetail, reviseNotice, showNotice } from '@shared/affairs/notices';
import { askAgain } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';
import { replacePage } from '@/platform/navigate';
import { uuid } from '@/platform/random';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { PUBLISH } from '../notice-copy';
import { NoticePaper } from '../notice-paper';
import { ContactField, WordsFields } from './fields';
import { BLANK } from './form';

const refresh = () => askAgain(listNotices, showNotice, listNoticeRevisions);

/**
 * Changes the words of a published notice. When someone else changed it first, their words are shown above and what was
 * typed here stays: it is saved over theirs only after it was seen.
 */
export function ReviseNotice({ notice }: { notice: NoticeDetail }) {
  const { villageCode, noticeId } = notice;
  const [form, change, clear] = useDraft(`affairs.revise.${noticeId}`, {
    ...BLANK,
    title: notice.title,
    body: notice.body,
  });
  const [newest, setNewest] = useState(notice);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const overtaken = newest.version !== notice.version;

  const save = useChange({
    act: async () => {
      const { title, body, reason, publishesContact } = form;
      const key = form.key || (await uuid());
      change({ key });
      return call(reviseNotice, {
        params: { villageCode, noticeId },
        body: { version: newest.version, title, body, reason, publishesContact },
        idempotencyKey: key,
      });
    },
    done: PUBLISH.saved,
    onSuccess: () => {
      clear();
      refresh();
      replacePage('affairs/notice', { villageCode, noticeId });
    },
    onError: (error) => {
      setErrors(fieldErrors(error));
      if (error instanceof AppError && error.code === 'version.stale' && error.details) {
        // Saved over theirs it is another command.
        change({ key: '' });
        setNewest(error.details as NoticeDetail);
        refresh();
      }
    },
  });
  const send = () => {
    const { title, body, reason, publishesContact } = form;
    const revision = { version: newest.version, title, body, reason, publishesContact };
    const found = { ...checkWords(reviseNotice, revision), ...checkForm(reviseNotice.body!, revision).errors };
    setErrors(found);
    if (Object.keys(found).length === 0) save.mutate();
  };
  const edit = (part: Partial<typeof form>) => {
    change({ ...part, key: '' });
    setErrors({});
  };
  return (
    <Page>
      {overtaken && (
        <>
          <View className="affairs-error">{PUBLISH.stale}</View>
          <NoticePaper notice={newest} by={PUBLISH.staleTitle} />
        </>
      )}
      <WordsFields form={form} errors={errors} edit={edit} />
      <Field {...PUBLISH.reason} {...(errors.reason && { error: errors.reason })}>
        <TextArea
          value={form.reason}
          onChange={(reason) => edit({ reason, publishesContact: false })}
          max={200}
          isPublic
        />
      </Field>
      <ContactField form={form} errors={errors} edit={edit} />
      {save.error && !overtaken && Object.keys(errors).length === 0 && (
        <View className="affairs-error">{sayError(save.error)}</View>
      )}
      <Button loading={save.isPending} onClick={send}>
        {overtaken ? PUBLISH.overwrite : PUBLISH.save}
      </Button>
      <View className="note affairs-note">{PUBLISH.reviseNote}</View>
    </Page>
  );
}
