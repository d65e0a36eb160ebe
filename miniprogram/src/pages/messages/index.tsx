import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useMutation } from '@tanstack/react-query';
import { countUnreadMessages, listMessages, markMessagesRead, type Message } from '@shared/messages';
import { ALWAYS, keyOf, useAnswerPages } from '@/platform/answers';
import { call, sayError } from '@/platform/call';
import { openPage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/query';
import { useRole, useSignedIn } from '@/platform/session';
import { useUnreadBadge } from '@/platform/unread';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import type { IconName } from '@/ui/icon';
import { InfiniteList } from '@/ui/infinite-list';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { EmptyState } from '@/ui/states';
import { StatusTag } from '@/ui/status-tag';
import { copy } from './copy';
import './index.css';

const ICONS: Record<Message['kind'], IconName> = {
  reportAccepted: 'check',
  reportRefused: 'info',
  reportMoved: 'info',
  materialAsked: 'info',
  materialLapsed: 'info',
  reportExtended: 'clock',
  reportSupervised: 'info',
  workSupplied: 'check',
  workWithdrawn: 'info',
  workSupervised: 'clock',
  workDue: 'clock',
  workLate: 'clock',
  reportAnswered: 'messages',
  reportReturned: 'retry',
  workArrived: 'clock',
  policyChanged: 'board',
  shareAsked: 'me',
  shareAgreed: 'me',
  paymentReturned: 'warn',
};

const refresh = () =>
  Promise.all(
    [listMessages, countUnreadMessages].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
  );

function MessageRow({ message }: { message: Message }) {
  const [role] = useRole();
  const open = () => {
    if (message.policyCode) openPage('affairs/policy-changes', { policyCode: message.policyCode });
    else if (message.paymentId) openPage('subsidies/payment', { paymentId: message.paymentId });
    else if (message.kind === 'shareAsked' || message.kind === 'shareAgreed') openPage('subsidies/household');
    else if (message.reportId) openPage('reports/detail', { reportId: message.reportId });
    else if (message.kind === 'workArrived') openPage('reports/work', { role });
    else openPage('reports/list');
  };
  return (
    <Row
      icon={ICONS[message.kind]}
      title={message.title}
      note={
        <>
          <View>{message.text}</View>
          <DayText value={message.createdAt} clock />
        </>
      }
      value={message.readAt ? undefined : <StatusTag tone="wait">{copy.fresh}</StatusTag>}
      onClick={open}
    />
  );
}

function Inbox() {
  const unread = useUnreadBadge();
  const messages = useAnswerPages(listMessages, {}, { keep: true, staleTime: ALWAYS });
  const readAll = useMutation({
    mutationFn: () => call(markMessagesRead),
    onSuccess: refresh,
    onError: (error) => say(sayError(error)),
  });
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));
  return (
    <>
      {unread > 0 && (
        <View className="messages-head">
          <Button small look="quiet" loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {copy.readAll}
          </Button>
        </View>
      )}
      <InfiniteList
        of={messages}
        end={copy.end}
        empty={<EmptyState icon="messages" title={copy.none} note={copy.noneNote} />}
      >
        {(items) => (
          <Card flush>
            {items.map((message) => (
              <MessageRow key={message.messageId} message={message} />
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}

export default function MessagesPage() {
  const signedIn = useSignedIn();
  return (
    <Page>
      {signedIn ? (
        <Inbox />
      ) : (
        <EmptyState icon="messages" title={copy.signIn} action={copy.signInAction} onAction={() => openPage('login')} />
      )}
    </Page>
  );
}
