import type { Message, MessageKind } from '@shared/messages';

/** What each kind of message says: fixed words without content, since a screen is looked at by others too. */
const WORDS: Record<MessageKind, { title: string; text: string }> = {
  reportAccepted: { title: '您反映的事已受理', text: '已经有人在办，办好会答复您。点开看看。' },
  reportAnswered: { title: '您反映的事有答复了', text: '点开看答复，满意不满意都可以评一评。' },
  /** To the reporter and to the handlers alike. */
  reportReturned: { title: '有一件事退回重办了', text: '答复没有通过，要重新办理。点开看看。' },
  workArrived: { title: '有一件新的事要办', text: '请在期限内受理。点开看看。' },
};

interface Stored {
  messageId: string;
  kind: MessageKind;
  reportId?: string | undefined;
  createdAt: string;
  place: number;
}

/** A message as it is read: its words, and whether the inbox was read through it. */
export const viewMessage = (
  { messageId, kind, reportId, createdAt, place }: Stored,
  inbox: { readThrough: number; readAt?: string | undefined },
): Message => ({
  messageId,
  kind,
  ...(reportId && { reportId }),
  ...WORDS[kind],
  createdAt,
  ...(place <= inbox.readThrough && inbox.readAt && { readAt: inbox.readAt }),
});

export const unreadCount = ({ arrived, readThrough }: { arrived: number; readThrough: number }): number =>
  arrived - readThrough;
