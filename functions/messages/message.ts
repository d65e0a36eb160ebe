import type { Message, MessageKind } from '@shared/messages';

/** What each kind of message says: fixed words without content, since a screen is looked at by others too. */
const WORDS: Record<MessageKind, { title: string; text: string }> = {
  reportAccepted: { title: '您反映的事已受理', text: '已经有人在办，办好会答复您。点开看看。' },
  reportRefused: { title: '您反映的事没有受理', text: '点开看是什么原因、还可以怎么办。' },
  reportMoved: { title: '您反映的事有新的安排', text: '点开看现在由谁来办、怎么办。' },
  materialAsked: { title: '请补充一点材料', text: '您反映的事还差一点情况，点开看要补什么。' },
  materialLapsed: { title: '补充材料的时间到了', text: '没有收到材料，先按现有的情况办。点开看看。' },
  reportExtended: { title: '您反映的事要多办几天', text: '点开看原因和新的日期。' },
  reportSupervised: { title: '上级在督办您反映的事', text: '点开看看。' },
  reportAnswered: { title: '您反映的事有答复了', text: '点开看答复，满意不满意都可以评一评。' },
  /** To the reporter and to the handlers alike. */
  reportReturned: { title: '有一件事退回重办了', text: '答复没有通过，要重新办理。点开看看。' },
  shareAsked: { title: '家里人想看您的补贴', text: '给不给看由您定，可以不同意。点开看看。' },
  shareAgreed: { title: '家里人同意给您看补贴了', text: '点开“家里的补贴”就能看到。' },
  paymentReturned: { title: '有一笔补贴没有到您卡上', text: '银行退回来了，改好账户信息还会再发。点开看怎么办。' },
  workSupplied: { title: '有一件事可以接着办了', text: '补充材料这一步过了。点开看看。' },
  workWithdrawn: { title: '有一件事撤回了', text: '不用再办，点开看看。' },
  workSupervised: { title: '有一件事被督办', text: '请抓紧办理。点开看看。' },
  workDue: { title: '有一件事快到期了', text: '请在期限内办理。点开看看。' },
  workLate: { title: '有一件事超期了', text: '请马上处理。点开看看。' },
  workArrived: { title: '有一件新的事要办', text: '请在期限内受理。点开看看。' },
  policyChanged: { title: '您收藏的政策有变化', text: '有了新的内容，点开看看改了什么。' },
};

interface Stored {
  messageId: string;
  kind: MessageKind;
  reportId?: string | undefined;
  policyCode?: string | undefined;
  paymentId?: string | undefined;
  createdAt: string;
  place: number;
}

/** A message as it is read: its words, and whether the inbox was read through it. */
export const viewMessage = (
  { messageId, kind, reportId, policyCode, paymentId, createdAt, place }: Stored,
  inbox: { readThrough: number; readAt?: string | undefined },
): Message => ({
  messageId,
  kind,
  ...(reportId && { reportId }),
  ...(policyCode && { policyCode }),
  ...(paymentId && { paymentId }),
  ...WORDS[kind],
  createdAt,
  ...(place <= inbox.readThrough && inbox.readAt && { readAt: inbox.readAt }),
});

export const unreadCount = ({ arrived, readThrough }: { arrived: number; readThrough: number }): number =>
  arrived - readThrough;
