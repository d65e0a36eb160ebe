import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { listDuties } from '@shared/affairs/duties';
import {
  cancelScheduledNotice,
  changeScheduledNotice,
  listNotices,
  listScheduledNotices,
  type NoticeDetail,
  publishNotice,
} from '@shared/affairs/notices';
import type { BodyOf } from '@shared/route';
import { formatInstant } from '@shared/time';
import { askAgain } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';
import { goBack, replacePage } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { uuid } from '@/platform/random';
import { useChange, useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Page } from '@/ui/layout/page';
import { PUBLISH } from '../notice-copy';
import { ContactField, DutyField, KindField, ReceiptField, WhenField, WordsFields } from './fields';
import { BLANK, formOf, type NoticeForm, writingOf } from './form';
import { Preview } from './preview';

type Writing = BodyOf<typeof publishNotice>;

interface Props {
  villageCode: string;
  chooser?: ReactNode;
  /** What the page was opened with: the kind, the duty it meets, the decision it tells of. */
  given?: Partial<NoticeForm>;
  /** The notice that waits for its time, where that is being changed. */
  scheduled?: NoticeDetail;
}

const refresh = () => askAgain(listNotices, listScheduledNotices, listDuties);

/** Writes a notice, or changes one nobody has read yet: the words, when it comes out, how it looks. */
export function WriteNotice({ villageCode, chooser, given = {}, scheduled }: Props) {
  const draft = scheduled ? `affairs.scheduled.${scheduled.noticeId}.${scheduled.version}` : 'affairs.publish';
  const [kept, change, clear] = useDraft(draft, scheduled ? formOf(scheduled) : BLANK);
  const [form, setForm] = useState<NoticeForm>({ ...kept, ...given });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState<Writing>();
  const edit = (part: Partial<NoticeForm>) => {
    setForm((was) => ({ ...was, ...part, key: '' }));
    change({ ...given, ...form, ...part, key: '' });
    setErrors({});
  };

  const publish = useChange({
    act: async (_, body: Writing) => {
      const key = form.key && form.to === villageCode ? form.key : await uuid();
      setForm((was) => ({ ...was, key, to: villageCode }));
      change({ ...form, key, to: villageCode });
      return scheduled
        ? call(changeScheduledNotice, {
            params: { villageCode, noticeId: scheduled.noticeId },
            body: { ...body, version: scheduled.version },
            idempotencyKey: key,
          })
        : call(publishNotice, { params: { villageCode }, body, idempotencyKey: key });
    },
    onSuccess: ({ noticeId }, { publishAt }) => {
      clear();
      refresh();
      say(publishAt ? PUBLISH.scheduled : PUBLISH.sent);
      if (publishAt) replacePage('affairs/notices', { villageCode });
      else replacePage('affairs/notice', { villageCode, noticeId });
    },
    onError: (error) => {
      const refused = fieldErrors(error);
      if (Object.keys(refused).length === 0) return;
      setErrors(refused);
      setChecked(undefined);
    },
  });
  const cancel = useSpokenChange({
    act: () => call(cancelScheduledNotice, { params: { villageCode, noticeId: scheduled?.noticeId ?? '' } }),
    done: PUBLISH.cancelled,
    onSuccess: () => {
      clear();
      refresh();
      goBack();
    },
  });

  const preview = () => {
    const writing = writingOf(form);
    const { value, errors: wrong = {} } = checkForm(publishNotice.body!, writing);
    const found = { ...checkWords(publishNotice, writing), ...wrong };
    setErrors(found);
    if (value && Object.keys(found).length === 0) {
      publish.reset();
      setChecked(value);
    }
  };
  if (checked && villageCode) {
    const { publishAt } = checked;
    return (
      <Preview
        notice={checked}
        when={publishAt && formatInstant(publishAt, new Date().getFullYear())}
        send={publishAt ? PUBLISH.schedule : PUBLISH.send}
        sending={publish.isPending}
        error={publish.error ? sayError(publish.error) : undefined}
        onSend={() => publish.mutate(checked)}
        onEdit={() => setChecked(undefined)}
      />
    );
  }
  const fields = { form, errors, edit };
  return (
    <Page>
      {chooser}
      <KindField {...fields} />
      <WordsFields {...fields} />
      <ContactField {...fields} />
      <DutyField {...fields} villageCode={villageCode} />
      <WhenField {...fields} />
      <ReceiptField {...fields} />
      <View className="stack">
        <Button disabled={!villageCode} onClick={preview}>
          {PUBLISH.preview}
        </Button>
        {scheduled && (
          <Button
            look="danger"
            loading={cancel.isPending}
            onClick={() =>
              void confirm(PUBLISH.cancelAsk, PUBLISH.cancelNote, PUBLISH.cancel).then(
                (sure) => sure && cancel.mutate(),
              )
            }
          >
            {PUBLISH.cancel}
          </Button>
        )}
      </View>
      <View className="note affairs-note">{villageCode ? PUBLISH.kept : PUBLISH.whereFirst}</View>
    </Page>
  );
}
