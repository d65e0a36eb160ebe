import type { Message, MessageKind } from '@shared/messages';

/** What each kind of message says: fixed words without content, since a screen is looked at by others too. */
const WORDS: Record<MessageKind, { title: string; text: string }> = {
  reportAccepted: { title: '您反映的事已受理', text: '已经有人在办，办好会答复您。点开看看。' },
  reportAnswered: { title: '您反映的事有答复了', text: '点开看答复，满意不满意都可以评一评。' },
  /** To the reporter and to the handlers alike. */
  reportReturned: { title: '有一件事退回重办了', text: '答复没有通过，要重新办理。点开看看。' },
  shareAsked: { title: '家里人想看您的补贴', text: '给不给看由您定，可以不同意。点开看看。' },
  shareAgreed: { title: '家里人同意给您看补贴了', text: '点开“家里的补贴”就能看到。' },
  paymentReturned: { title: '有一笔补贴没有到您卡上', text: '银行退回来了，改好账户信息还会再发。点开看怎么办。' },
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
