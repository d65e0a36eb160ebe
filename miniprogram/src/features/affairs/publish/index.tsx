import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listNotices, NoticeKind, publishNotice } from '@shared/affairs';
import type { BodyOf } from '@shared/route';
import { keyOf } from '@/platform/answers';
import { call, fieldErrors, sayError } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/drafts';
import { replacePage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/query';
import { uuid } from '@/platform/random';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/choice';
import { Field, TextArea, TextInput } from '@/ui/field';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { KIND, PUBLISH } from '../copy';
import { NoticePaper } from '../notice-paper';
import { usePublishTo } from './publish-to';
import './publish.css';

type Form = BodyOf<typeof publishNotice>;
/** `key` names these words sent to village `to`: sending them again after a lost answer then publishes once. */
const BLANK: Form & { key: string; to: string } = { kind: 'affairs', title: '', body: '', key: '', to: '' };
const KINDS = NoticeKind.options.map((value) => ({ value, label: KIND[value].word, note: KIND[value].hint }));

interface PreviewProps {
  notice: Form;
  sending: boolean;
  error: string | undefined;
  onSend: () => void;
  onEdit: () => void;
}

const Preview = ({ notice, sending, error, onSend, onEdit }: PreviewProps) => (
  <Page>
    <View className="note publish-note">{PUBLISH.previewTitle}</View>
    <NoticePaper notice={notice} />
    {error && <View className="publish-error">{error}</View>}
    <View className="stack">
      <Button loading={sending} onClick={onSend}>
        {PUBLISH.send}
      </Button>
      <Button look="quiet" disabled={sending} onClick={onEdit}>
        {PUBLISH.edit}
      </Button>
    </View>
    <View className="note publish-note">{PUBLISH.note}</View>
  </Page>
);

/** A cadre writes a notice, sees it as villagers will, and publishes it. */
export default function PublishPage() {
  const { villageCode, allowed, chooser } = usePublishTo();
  const [form, change, clear] = useDraft('affairs.publish', BLANK);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState<Form>();
  const edit = (part: Partial<Form>) => {
    change({ ...part, key: '' });
    setErrors({});
  };

  const publish = useMutation({
    mutationFn: async (body: Form) => {
      const key = form.key && form.to === villageCode ? form.key : await uuid();
      change({ key, to: villageCode });
      return call(publishNotice, { params: { villageCode }, body, idempotencyKey: key });
    },
    onSuccess: ({ noticeId }) => {
      clear();
      void queryClient.invalidateQueries({ queryKey: keyOf(listNotices) });
      say(PUBLISH.sent);
      replacePage('affairs/notice', { villageCode, noticeId });
    },
    onError: (error) => {
      const refused = fieldErrors(error);
      if (Object.keys(refused).length === 0) return;
      setErrors(refused);
      setChecked(undefined);
    },
  });

  const preview = () => {
    const { kind, title, body } = form;
    const { value, errors: wrong } = checkForm(publishNotice.body!, { kind, title, body });
    setErrors(wrong ?? {});
    if (value) {
      publish.reset();
      setChecked(value);
    }
  };

  if (!allowed) {
    return (
      <Page>
        <EmptyState icon="lock" title={PUBLISH.notYours} />
      </Page>
    );
  }
  if (checked && villageCode) {
    return (
      <Preview
        notice={checked}
        sending={publish.isPending}
        error={publish.error ? sayError(publish.error) : undefined}
        onSend={() => publish.mutate(checked)}
        onEdit={() => setChecked(undefined)}
      />
    );
  }
  return (
    <Page>
      {chooser}
      <Field label={PUBLISH.kind} {...(errors.kind && { error: errors.kind })}>
        <Choice
          options={KINDS}
          value={form.kind}
          onChange={(kind) => edit({ kind })}
          look="rows"
          label={PUBLISH.kind}
        />
      </Field>
      <Field label={PUBLISH.title} hint={PUBLISH.titleHint} {...(errors.title && { error: errors.title })}>
        <TextInput value={form.title} onChange={(title) => edit({ title })} max={60} label={PUBLISH.title} />
      </Field>
      <Field label={PUBLISH.body} hint={PUBLISH.bodyHint} {...(errors.body && { error: errors.body })}>
        <TextArea value={form.body} onChange={(body) => edit({ body })} max={5000} label={PUBLISH.body} />
      </Field>
      <Button disabled={!villageCode} onClick={preview}>
        {PUBLISH.preview}
      </Button>
      <View className="note publish-note">{villageCode ? PUBLISH.kept : PUBLISH.whereFirst}</View>
    </Page>
  );
}
