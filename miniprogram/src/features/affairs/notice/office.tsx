import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  changeNoticePictures,
  listNotices,
  type NoticeDetail,
  pinNotice,
  showNotice,
  showPinnedNotice,
  withdrawNotice,
} from '@shared/affairs/notices';
import { askAgain, useAnswer } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { useChange, useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { NOTICE } from '../notice-copy';

const refresh = () => askAgain(listNotices, showNotice, showPinnedNotice);

/** What the village's own cadres and the township can do with a published notice. */
export function Office({ notice }: { notice: NoticeDetail }) {
  const { villageCode, noticeId, version, asksReceipt } = notice;
  const params = { villageCode, noticeId };
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [hidesTitle, setHidesTitle] = useState(false);
  const { data: top } = useAnswer(showPinnedNotice, { params: { villageCode } });
  const isPinned = top?.notice?.noticeId === noticeId;
  const pin = useSpokenChange({
    act: () => call(pinNotice, { params: { villageCode }, body: isPinned ? {} : { noticeId } }),
    done: isPinned ? NOTICE.unpinDone : NOTICE.pinDone,
    onSuccess: () => refresh(),
  });
  const withdraw = useChange({
    act: (sendOnce) => sendOnce(withdrawNotice, { params, body: { version, reason, hidesTitle } }),
    done: NOTICE.withdrawDone,
    onSuccess: () => setAsking(false),
    onSettled: refresh,
  });
  const takeAway = useSpokenChange({
    act: (sendOnce, mediaId: string | undefined) =>
      sendOnce(changeNoticePictures, {
        params,
        body: {
          version,
          mediaIds: [],
          ...(mediaId ? { removes: [mediaId] } : { removes: [], dropsHidden: true as const }),
        },
      }),
    done: NOTICE.removed,
    onSettled: refresh,
  });
  const wrong = fieldErrors(withdraw.error).reason ?? (withdraw.error ? sayError(withdraw.error) : undefined);
  return (
    <>
      <Section title={NOTICE.office} flush>
        {asksReceipt && (
          <Row icon="people" title={NOTICE.readers} onClick={() => openPage('affairs/readers', params)} />
        )}
        <Row icon="text" {...NOTICE.edit} onClick={() => openPage('affairs/publish', params)} />
        <Row
          icon="camera"
          {...NOTICE.pictures}
          onClick={() =>
            openPage('accounts/picture', { villageCode, kind: 'notice', id: noticeId, version, name: notice.title })
          }
        />
        {(notice.pictures ?? []).map(({ mediaId }, at) => (
          <Row
            key={mediaId}
            icon="close"
            title={NOTICE.removePicture(at + 1)}
            onClick={() =>
              void confirm(NOTICE.removeAsk(at + 1), NOTICE.removeNote, NOTICE.removeYes).then(
                (sure) => sure && !takeAway.isPending && takeAway.mutate(mediaId),
              )
            }
          />
        ))}
        <Row icon="close" {...NOTICE.dropHidden} onClick={() => !takeAway.isPending && takeAway.mutate(undefined)} />
        <Row
          icon="pin"
          title={isPinned ? NOTICE.unpin : NOTICE.pin}
          note={isPinned ? NOTICE.unpinNote : NOTICE.pinNote}
          onClick={() => !pin.isPending && pin.mutate()}
        />
        <Row icon="close" {...NOTICE.withdraw} onClick={() => setAsking(true)} />
      </Section>
      <Sheet open={asking} title={NOTICE.withdraw.title} onClose={() => setAsking(false)}>
        <View className="stack">
          <Field label={NOTICE.withdrawAsk} hint={NOTICE.withdraw.note} {...(wrong && { error: wrong })}>
            <TextArea value={reason} onChange={setReason} max={200} isPublic />
          </Field>
          <Choice
            label={NOTICE.withdrawTitle}
            options={NOTICE.withdrawTitles}
            value={hidesTitle ? 'hides' : 'stays'}
            onChange={(value) => setHidesTitle(value === 'hides')}
          />
          <Button look="danger" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {NOTICE.withdrawSend}
          </Button>
        </View>
      </Sheet>
    </>
  );
}
