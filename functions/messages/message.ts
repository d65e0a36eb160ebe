import type { Message, MessageKind } from '@shared/messages/messages';
import { dayInChina } from '@shared/time';
import { decodeTime } from 'ulid';

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
  reportReturned: { title: '您反映的事要重新办', text: '上级看了答复，退回去重办了。点开看看。' },
  shareAsked: { title: '家里人想看您的补贴', text: '给不给看由您定，可以不同意。点开看看。' },
  shareAgreed: { title: '家里人同意给您看补贴了', text: '点开“家里的补贴”就能看到。' },
  paymentReturned: { title: '有一笔补贴没有到您卡上', text: '银行退回来了，改好账户信息还会再发。点开看怎么办。' },
  letterArrived: { title: '办理单位给您留言了', text: '点开看看，可以直接回。' },
  workLetter: { title: '有一件事，举报人留言了', text: '点开看看，可以直接回。' },
  workSupplied: { title: '有一件事可以接着办了', text: '补充材料这一步过了。点开看看。' },
  workReturned: { title: '有一件事退回重办', text: '答复没有通过，要重新办理。点开看看。' },
  identityWanted: { title: '有人想知道您是谁', text: '还没有给看，要两位保管员都同意。点开看原因。' },
  identityDecided: { title: '能不能看您的身份有结果了', text: '点开看同意了没有、为什么。' },
  identityOpened: { title: '有人依规定看了您的身份', text: '点开看是什么原因。' },
  custodyArrived: { title: '有一份身份申请要办', text: '请看过原因再决定。点开看看。' },
  custodyDecided: { title: '身份申请有了结果', text: '点开看看。' },
  workWithdrawn: { title: '有一件事撤回了', text: '不用再办，点开看看。' },
  workSupervised: { title: '有一件事被督办', text: '请抓紧办理。点开看看。' },
  workDue: { title: '有一件事快到期了', text: '请在期限内办理。点开看看。' },
  workLate: { title: '有一件事超期了', text: '请马上处理。点开看看。' },
  workArrived: { title: '有一件新的事要办', text: '请在期限内受理。点开看看。' },
  publicationUrged: { title: '有该公开的还没有公开', text: '上级在催，点开看是哪几项。' },
  workAssigned: { title: '有一件事分给您办了', text: '请在期限内办理。点开看看。' },
  pileGrew: {
    title: '有一批匿名举报等着分拣',
    text: '一个村来得太多，先看一遍再分给经办人。今天的都在里面，点开看看。',
  },
  pileDue: { title: '待分拣的快到期了', text: '里面有快到受理期限的，请先看。点开看看。' },
  pileLate: { title: '待分拣的超期了', text: '里面有过了受理期限还没有人看的。点开看看。' },
  statementAsked: { title: '有一件事请您说明情况', text: '请在期限内说清楚，点开看看。' },
  statementGiven: { title: '有一件事收到了情况说明', text: '点开看看说了什么。' },
  reportMarked: { title: '您反映的一件事有了认定', text: '点开看是怎么认定的、为什么。不对可以申诉。' },
  reportingRestricted: { title: '实名、保密举报暂停了', text: '点开看为什么、到哪天、怎么申诉。匿名一直可以用。' },
  appealDecided: { title: '您的申诉有结果了', text: '点开看结果和理由。' },
  appealArrived: { title: '有一份申诉要办', text: '请看过双方的说法再决定。点开看看。' },
  bindingReleased: {
    title: '您的实名绑定解除了',
    text: '村里或区里核对后解除的。如果弄错了，请带身份证到村委会窗口办理。',
  },
  roleGiven: { title: '您有一项新的职责', text: '点开看是哪一项、什么时候开始用。' },
  roleTaken: { title: '您的一项职责收回了', text: '有疑问请问区里的管理员。' },
  holderChanged: {
    title: '和您同一职责的人有变动',
    text: '有人绑定了新微信，或者刚担任、刚离任。不对请马上告诉管理员。',
  },
  signingCodeSet: {
    title: '您的签字密码刚刚设过',
    text: '满一天才能用。不是您设的，请马上点开重设，并告诉区里的管理员。',
  },
  grantAsked: { title: '有一项授权等您确认', text: '请先向本人核实再确认。点开看看。' },
  grantDecided: { title: '您提出的授权有结果了', text: '点开看看。' },
  alertRaised: { title: '有新的疑点请核实', text: '系统按规则找出来的，不作结论。点开看看。' },
  alertAssigned: { title: '有一条预警指派给您', text: '请在期限内核查，点开看看。' },
  alertLate: { title: '有预警超期了', text: '过了期限还没有了结，点开看看。' },
  alertClosed: { title: '有一条预警了结了', text: '点开看是怎么认定的、理由是什么。' },
  alertAnswered: { title: '有一条预警，本人作了说明', text: '请换一位同事看过再答复。点开看看。' },
  outcomeGiven: { title: '有一件事的结果请您看看', text: '点开看写的是什么、为什么。您可以说明。' },
  lowReviewWaits: { title: '有差评要整改', text: '十五个工作日内写明做了什么。点开看是哪几条。' },
  lowReviewLate: { title: '下级有差评整改超期了', text: '过了期限还没有答复，请督促。点开看看。' },
  lowReviewAnswered: { title: '您提的意见有答复了', text: '在“我要点评”里看做了什么，说一说做到了没有。' },
  reviewReplied: { title: '“我要点评”里有给您的答复', text: '您评过或者举报过的一条有了答复，点开看看。' },
  subsidyReviewAsked: {
    title: '有一笔补贴到账三天了',
    text: '办得方便不方便、说得明白不明白，点开可以评一评。不评也行，不会再问。',
  },
  pledgeDue: { title: '您评过的一件事，承诺的日子到了', text: '在“我要点评”里看当时承诺了什么，说一说做到了没有。' },
  orderWaits: { title: '有一笔支付等您办', text: '请看过用途、金额和票据再签。点开看看。' },
  orderBack: { title: '您写的支付申请退回来了', text: '点开看原因，改好可以再交。' },
  orderPaid: { title: '您写的支付申请办完了', text: '点开看每一笔付了没有。' },
  orderMoneyBack: {
    title: '付出去的一笔钱被银行退回来了',
    text: '钱已回到村里的账户。点开看是哪一笔，改好收款人再申请。',
  },
  moneyWaits: {
    title: '村里付给您的一笔钱，等您在微信里确认',
    text: '一天之内点开确认收款，过了时间钱会退回村里。不该有这笔钱，就不要确认。',
  },
  villagePaid: {
    title: '村里付给您的一笔钱，办好了',
    text: '请查一下卡或者微信零钱。没有到账，或者不该有这笔钱，都可以反映。',
  },
  villageMoneyBack: { title: '村里付给您的一笔钱，被银行退回了', text: '多半是卡号或户名不对。请找村里核对收款的卡。' },
  meetingPapersLate: {
    title: '成员大会前要放出来的还没有放',
    text: '开会前十天，年度报告、账簿、分配方案要放出来给成员看。点开看。',
  },
  chargeLate: {
    title: '有一笔要交给村里的钱过了日子',
    text: '也许是忘了：可以在手机上交，也可以到村里交现金。家里有困难、数不对的，跟村里说。只提醒这一次。',
  },
  bookCopyAnswered: { title: '您申请的账簿复制件有答复了', text: '点开村里的账，在“查阅、复制账簿”里看。' },
  papersReturned: { title: '交的票据退回来了', text: '点开看退回的原因，改好可以再交。' },
  policyChanged: { title: '您收藏的政策有变化', text: '有了新的内容，点开看看改了什么。' },
};

const POINTERS = [
  'reportId',
  'policyCode',
  'paymentId',
  'statementId',
  'alertId',
  'orderId',
  'villageCode',
  'about',
] as const;
/** What a message leads to: its kind says which of these there are. */
export interface Pointers extends Partial<Record<Exclude<(typeof POINTERS)[number], 'about'>, string | undefined>> {
  /** A subject that was judged. */
  about?: { villageCode: string; kind: string; id: string } | undefined;
}

/** What something leads to and nothing else of it. */
export const pointersOf = (from: Pointers): Pointers =>
  Object.fromEntries(POINTERS.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));

interface Stored extends Pointers {
  messageId: string;
  kind: MessageKind;
  createdAt: string;
  place: number;
  readAt?: string | undefined;
}

/** What is counted of an inbox: so that marking all read is one write, however many, and the badge is one read. */
interface Counted {
  arrived: number;
  readThrough: number;
  readAt?: string | undefined;
  readSingly?: number | undefined;
}
type ReadThrough = Pick<Counted, 'readThrough' | 'readAt'>;

/** When a message was read: by itself, or with all there were. */
const readAtOf = ({ place, readAt }: Stored, inbox: ReadThrough): string | undefined =>
  readAt ?? (place <= inbox.readThrough ? inbox.readAt : undefined);

/** A report's id is of the day it was handed in, and its number ends as the id does: neither needs to be looked up, nor says what it is about. */
const whichReport = (reportId: string) => ({
  day: dayInChina(new Date(decodeTime(reportId)).toISOString()),
  tail: reportId.slice(-4),
});

/** A message as it is read: its words, and whether it was read. */
export function viewMessage(stored: Stored, inbox: ReadThrough): Message {
  const { messageId, kind, reportId, createdAt } = stored;
  const readAt = readAtOf(stored, inbox);
  return {
    messageId,
    kind,
    ...pointersOf(stored),
    ...(reportId && { of: whichReport(reportId) }),
    ...WORDS[kind],
    createdAt,
    ...(readAt && { readAt }),
  };
}

export const unreadCount = ({ arrived, readThrough, readSingly = 0 }: Counted): number =>
  arrived - readThrough - readSingly;

/** Everything that came so far is read. */
export const readThroughAll = <Inbox extends Counted>(inbox: Inbox, at: string): Inbox => ({
  ...inbox,
  readThrough: inbox.arrived,
  readAt: at,
  readSingly: 0,
});

/** One message, which was not read yet, is read. */
export const withOneRead = <Inbox extends Counted>(inbox: Inbox): Inbox => ({
  ...inbox,
  readSingly: (inbox.readSingly ?? 0) + 1,
});
