import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  countUnreadMessages,
  listMessages,
  markMessageRead,
  markMessagesRead,
  type Message,
  type MessageTopic,
} from '@shared/messages/messages';
import { formatDay } from '@shared/time';
import { ALWAYS, keyOf, useAnswerPages } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { openPage, openTab } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useRole, useSignedIn } from '@/platform/server/session';
import { useUnreadBadge } from '@/platform/unread';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import type { IconName } from '@/ui/icon';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { RemindMe } from '@/ui/remind-me';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { Tabs } from '@/ui/layout/tabs';
import { byDay, clockOf } from './by-day';
import { copy } from './copy';
import './index.css';

const ICONS: Partial<Record<Message['kind'], IconName>> = {
  reportAccepted: 'check',
  reportRefused: 'info',
  reportMoved: 'info',
  materialAsked: 'info',
  materialLapsed: 'info',
  reportSupervised: 'info',
  letterArrived: 'messages',
  workLetter: 'messages',
  workSupplied: 'check',
  workReturned: 'retry',
  workWithdrawn: 'info',
  identityWanted: 'lock',
  identityDecided: 'lock',
  identityOpened: 'lock',
  custodyArrived: 'lock',
  custodyDecided: 'lock',
  statementAsked: 'info',
  statementGiven: 'check',
  reportAnswered: 'messages',
  reportReturned: 'retry',
  publicationUrged: 'board',
  reportMarked: 'info',
  reportingRestricted: 'info',
  appealDecided: 'messages',
  policyChanged: 'board',
  shareAsked: 'me',
  shareAgreed: 'me',
  paymentReturned: 'warn',
  bindingReleased: 'warn',
  roleGiven: 'me',
  roleTaken: 'info',
  holderChanged: 'warn',
  signingCodeSet: 'lock',
  grantAsked: 'lock',
  grantDecided: 'lock',
  alertRaised: 'search',
  alertClosed: 'check',
  lowReviewAnswered: 'messages',
  orderBack: 'retry',
  orderPaid: 'check',
  orderMoneyBack: 'retry',
  villagePaid: 'check',
  villageMoneyBack: 'retry',
};

const refresh = () =>
  Promise.all(
    [listMessages, countUnreadMessages].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
  );

/** Opening is not kept waiting for it; one that is not marked stays new, and is marked the next time. */
const markRead = (messageId: string) =>
  void call(markMessageRead, { params: { messageId } }).then(refresh, () => undefined);

function MessageRow({ message }: { message: Message }) {
  const [role] = useRole();
  const { kind, villageCode } = message;
  const open = () => {
    if (!message.readAt) markRead(message.messageId);
    if (message.about) openPage('reviews/subject', message.about);
    else if (message.policyCode) openPage('affairs/policy-changes', { policyCode: message.policyCode });
    else if (message.statementId) openPage('reports/statement', { statementId: message.statementId });
    else if (message.alertId) openPage('supervision/alert', { alertId: message.alertId });
    else if (kind === 'alertRaised' || kind === 'alertLate') openPage('supervision/alerts');
    else if (kind === 'outcomeGiven') openPage('supervision/outcomes');
    else if (kind === 'moneyWaits') openPage('wechat-pay/incoming');
    else if (message.orderId) openPage('orders/detail', { villageCode, orderId: message.orderId });
    else if (kind === 'chargeLate') openPage('wechat-pay/levies', { villageCode });
    else if (kind === 'papersReturned') openPage('accounts/intake', { villageCode });
    else if (villageCode) openPage('accounts/year', { villageCode });
    else if (message.paymentId) openPage('subsidies/payment', { paymentId: message.paymentId });
    else if (kind === 'shareAsked' || kind === 'shareAgreed') openPage('subsidies/household');
    else if (kind === 'custodyArrived' || kind === 'custodyDecided') openPage('custody/openings');
    else if (['grantAsked', 'grantDecided', 'holderChanged'].includes(kind)) openPage('identity/grants');
    else if (kind === 'bindingReleased') openPage('identity/bind');
    else if (kind === 'roleGiven' || kind === 'roleTaken') openTab('me');
    else if (kind === 'signingCodeSet') openPage('orders/code');
    else if (kind === 'publicationUrged') openPage('affairs/overdue');
    else if (['lowReviewAnswered', 'reviewReplied', 'pledgeDue'].includes(kind)) openPage('reviews/village');
    else if (kind === 'lowReviewWaits' || kind === 'lowReviewLate') openPage('reviews/tasks', { role });
    else if (kind === 'appealArrived') openPage('reports/appeals');
    else if (['reportMarked', 'reportingRestricted', 'appealDecided'].includes(kind)) openPage('reports/restriction');
    else if (message.reportId) openPage('reports/detail', { reportId: message.reportId });
    else if (['pileGrew', 'pileDue', 'pileLate'].includes(kind)) openPage('reports/pile', { role });
    else if (kind === 'workArrived') openPage('reports/work', { role });
    else openPage('reports/list');
  };
  const clock = clockOf(message.createdAt);
  const { title, text, readAt, of } = message;
  const which = of && copy.of(formatDay(of.day, new Date().getFullYear()), of.tail);
  return (
    <Row
      icon={ICONS[kind] ?? 'clock'}
      title={<Text className={readAt ? 'messages-read' : 'messages-new'}>{title}</Text>}
      note={
        <>
          {which && <View className="messages-which">{which}</View>}
          <View>{text}</View>
          {clock && <View className="messages-clock">{clock}</View>}
        </>
      }
      value={readAt ? undefined : <StatusTag tone="wait">{copy.fresh}</StatusTag>}
      onClick={open}
    />
  );
}

type Shown = MessageTopic | 'all';

/** 待办 for those who handle something; nobody else ever has one. */
function useTopics(): { key: Shown; label: string }[] {
  const [, roles] = useRole();
  const works = roles.some((role) => role !== 'resident');
  const topics: Shown[] = ['all', ...(works ? (['work'] as const) : []), 'reports', 'subsidies', 'policies'];
  return topics.map((key) => ({ key, label: copy.topics[key] }));
}

function Inbox() {
  const unread = useUnreadBadge();
  const topics = useTopics();
  const [shown, show] = useState<Shown>('all');
  const query = shown === 'all' ? {} : { topic: shown };
  const messages = useAnswerPages(listMessages, { query }, { keep: true, staleTime: ALWAYS });
  const readAll = useMutation({
    mutationFn: () => call(markMessagesRead),
    onSuccess: refresh,
    onError: (error) => say(sayError(error)),
  });
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()));
  const none = copy.none[shown];
  return (
    <Page>
      <RemindMe group={topics.some(({ key }) => key === 'work') ? 'work' : 'progress'} />
      <Tabs tabs={topics} value={shown} onChange={show} />
      {unread > 0 && (
        <View className="messages-head">
          <View className="note">{copy.unreadCount(unread)}</View>
          <Button small look="quiet" loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {copy.readAll}
          </Button>
        </View>
      )}
      <InfiniteList
        of={messages}
        end={copy.end}
        empty={<EmptyState icon="messages" title={none.title} note={none.note} />}
      >
        {(items) =>
          byDay(items, new Date().toISOString()).map(({ day, items: those }) => (
            <View key={day}>
              <SectionTitle>{day}</SectionTitle>
              <Card flush>
                {those.map((message) => (
                  <MessageRow key={message.messageId} message={message} />
                ))}
              </Card>
            </View>
          ))
        }
      </InfiniteList>
    </Page>
  );
}

export default function MessagesPage() {
  const signedIn = useSignedIn();
  if (signedIn) return <Inbox />;
  return (
    <Page>
      <EmptyState icon="messages" {...copy.signIn} onAction={() => openPage('login')} />
    </Page>
  );
}
