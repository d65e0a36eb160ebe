import type { Relation } from '@shared/identity/households';
import type { Expectation } from '@shared/subsidies/payment-outlook';
import type { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';
import type { Tone } from '@/ui/words/status-tag';

/** A payment's state: the word on the tag, and what it means to the one who is paid. */
export const STATUS: Record<TransferStatus, { word: string; tone: Tone; meaning: string }> = {
  planned: { word: '准备发放', tone: 'wait', meaning: '名单已经定了，还没有送到银行。' },
  sent: { word: '银行处理中', tone: 'wait', meaning: '钱已送到银行，正在打到您的卡上。' },
  credited: { word: '已到账', tone: 'good', meaning: '钱已打到您的卡上。' },
  returned: {
    word: '被银行退回',
    tone: 'bad',
    meaning: '钱没有到卡上，银行退回去了。改好以后会再发，不会少。',
  },
};

/** A step of the transfer as it happened. */
export const STEP: Record<TransferStatus, string> = {
  planned: '列入发放名单',
  sent: '送到银行',
  credited: '打到卡上',
  returned: '银行退回',
};
/** Banks also send money back after they have said that it arrived. */
export const RETURNED_LATER = '银行报过到账，后来又退回';
/** What is still owed after a step. */
export const NEXT_STEP: Partial<Record<TransferStatus, string>> = { planned: '等着送到银行', sent: '等着打到卡上' };

/** Why a bank sent money back: the word, what it means, and what to do, step by step. */
export const RETURNED: Record<ReturnReason, { word: string; why: string; todo: readonly string[]; bring: string }> = {
  wrongAccount: {
    word: '卡号不对',
    why: '名册上登记的卡号，银行对不上。',
    todo: ['找村文书核对登记的卡号', '当场改成您正在用的一卡通卡号'],
    bring: '本人身份证、现在用的一卡通',
  },
  dormant: {
    word: '卡太久没用，被银行停了',
    why: '卡长期没有存取，银行先停了它。',
    todo: ['本人到发卡银行柜台重新开通这张卡', '开通后告诉村文书，让村里再报一次'],
    bring: '本人身份证、这张卡',
  },
  nameMismatch: {
    word: '户名和名册不一样',
    why: '卡上的名字和补贴名册上的不一样，常见的是同音字，或者用了家里人的卡。',
    todo: ['找村文书看名册上写的是什么', '名册写错了当场改；卡是别人的，换成本人的卡'],
    bring: '本人身份证、户口本、一卡通',
  },
  closed: {
    word: '这张卡已经销户',
    why: '登记的卡已经注销，钱进不去。',
    todo: ['把现在用的本人的卡号报给村文书', '没有卡的，先到银行办一张一卡通'],
    bring: '本人身份证、新的一卡通',
  },
  other: {
    word: '银行没有收',
    why: '银行没有说清是什么原因。',
    todo: ['找村文书问清楚是哪一步不对', '需要的话，一起到发卡银行核对'],
    bring: '本人身份证、一卡通',
  },
};

export const RETURN = {
  title: '怎么办',
  who: '找谁',
  whoIs: '村委会（村文书），在上班时间',
  bring: '带什么',
  after: '改好后，一般在下一批补发。发出后这里会变成“银行处理中”。',
  card: (count: number) => (count > 1 ? `有 ${count} 笔钱没有到卡上` : '有一笔钱没有到卡上'),
  back: '退回',
};

export const BIND = {
  signIn: {
    title: '登录后看您的钱',
    note: '用微信登录，再核对一次身份，就能看到发给您的每一笔补贴。',
    action: '微信登录',
  },
  bind: {
    title: '核对一次身份，看您的钱',
    note: '补贴是按身份证号发的。核对姓名和身份证号后，每笔钱什么时候到、为什么是这么多，都能看到。别人看不到。',
    action: '去实名绑定',
  },
  programs: '先看看有哪些补贴',
};

/** While a file is made. */
export const WAIT = '请稍等…';

export const PAYMENTS = {
  total: '已经到账',
  count: (count: number) => `共 ${count} 笔`,
  noneYet: (year: number) => `${year}年还没有钱到账`,
  last: '最近一笔 ',
  find: '按补贴名字找',
  month: (typed: string) => (typed ? `“${typed}”这个月到账` : '这个月到账'),
  byProgram: '按补贴项目看',
  empty: (year: number) => `${year}年没有发给您的补贴`,
  emptyNote: '有钱发下来，这里马上能看到。想知道自己能领什么，看看补贴项目。',
  programs: { title: '有哪些补贴', note: '谁能领、领多少、按什么文件' },
  tail: (tail: string) => `尾号 ${tail}`,
  paper: (year: number) => `${year}年的明细单`,
  paperNote: '每一笔和每月合计，存成 PDF',
  owed: { title: '我要交给村里的', note: '一事一议筹资、水费，在这里看、在这里交' },
};

export const PAYMENT = {
  why: '为什么是这么多',
  superseded: (day: string) => `${day}起换了新标准。这笔钱按发钱那时的标准算，不受影响。`,
  history: '看标准怎么变的',
  standing: '按哪一类',
  how: '钱是怎么到的',
  rule: '按哪条规定发的',
  noRule: '发钱那天的文件还没有收录，请问经办部门。',
  ask: '我有疑问',
  askNote: '觉得少了、错了，或者不该是这个数，可以直接问。',
  review: { title: '评一评办得怎么样', note: '按补贴类别评，不显示名字和金额' },
  question: (program: string, day: string, amount: string, batchNo: string) =>
    `我对${day}的“${program}”（${amount}，批次 ${batchNo}）有疑问：`,
  /** Whose it is, the asker says or does not: it is not the phone's to tell. */
  familyQuestion: (program: string, day: string, amount: string, batchNo: string) =>
    `我替家里人问：对${day}的“${program}”（${amount}，批次 ${batchNo}）有疑问：`,
};

export const PROGRAMS = {
  search: '补贴名称，或者谁能领',
  count: (count: number) => `${count} 项`,
  found: (count: number) => `找到 ${count} 项`,
  none: { title: '没有找到这样的补贴', note: '换个说法试试，比如“种粮”“养老”“残疾”。' },
  empty: '还没有收录补贴项目',
  eligible: { title: '我能领什么', note: '按您的情况对一对，答几句话就知道' },
  publicities: { title: '补贴公示', note: '村里每一批补贴发给谁、发多少' },
};

export const PROGRAM = {
  rules: '发放标准',
  noRules: '还没有收录发放标准，请问经办部门。',
  from: (day: string) => `${day}起执行`,
  now: '现在按这个',
  changed: '和上一版比',
  unchanged: '和上一版一样',
  was: (words: string) => `原来：${words}`,
  mine: '看发给我的钱',
  eligible: '我能不能领',
};

export const RELATION: Record<Relation, string> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  childInLaw: '儿媳或女婿',
  grandchild: '孙辈',
  parent: '父母',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '家里人',
};

/** 3.2 亩, 2 个月: 月 alone after a number is the name of a month. */
export const countWords = (quantity: number, unit: string): string =>
  `${quantity} ${unit === '月' ? '个月' : unit}`.trim();

export const HOUSEHOLD = {
  entry: { title: '家里的补贴', note: '一家人的放在一起看，要本人同意' },
  total: '全家到账',
  others: (count: number) => `还有 ${count} 位家里人的没有算在内，要本人同意才能看`,
  yearPaper: (year: number) => `${year}年全家的明细单`,
  yearPaperNote: '能看到的每一笔，请不要转给外人',
  members: '家里人',
  me: '我自己',
  how: '大人的补贴，本人同意了才能看；孩子的由监护人看，满 18 岁当天起要本人同意。搬出这一户，就看不到了。',
  alone: { title: '名册上这一户只有您一个人', note: '如果不对，请带户口本到村委会改名册。' },
  guardian: '您是监护人，可以看',
  otherGuardian: '由监护人看',
  agreedOn: '同意给您看',
  paper: (no: string) => `签了纸质同意书（编号 ${no}）`,
  asked: '已经问了，等回话',
  declined: '这次没有同意，过一周可以再问',
  none: '还没有同意给您看',
  takenBack: '收回了同意',
  notBound: '还没有在手机上绑定，不能在这里同意。请本人带身份证到村委会签一张同意书，村干部登记后您就能看。',
  ask: '请对方同意',
  askedNow: '已经发给对方了，等回话',
  wants: (name: string) => `${name} 想看您的补贴`,
  wantsNote: '给不给看由您定。不同意也没关系，不会告诉对方。',
  agree: '同意给对方看',
  decline: '先不给看',
  mine: '我的给谁看',
  sharing: '能看您的补贴',
  notSharing: '看不到您的补贴',
  give: '给对方看',
  takeBack: '收回',
  takeBackTitle: '收回同意',
  takeBackNote: (name: string) => `收回后，${name} 马上看不到您的补贴。以后想给看，随时可以再同意。`,
  takenBackNow: '已收回，对方看不到了',
  agreedNow: '好了，对方现在能看了',
  declinedNow: '好的，先不给看',
  words: '同意的内容',
  payments: (name: string) => `${name}的补贴`,
} as const;

export const PAPER = {
  how: '本人拿着身份证到场、看过同意的内容、签了字，才能登记。已经绑定手机的人，请本人在手机上办。',
  what: '办什么',
  record: '登记同意',
  end: '登记收回',
  owner: '签字人的身份证号',
  ownerHint: '补贴是发给谁的，就是谁签字',
  viewer: '给谁看：对方的身份证号',
  viewerHint: '要在同一户里，不能是您自己',
  paperNo: '同意书编号',
  paperNoHint: '写在纸上的编号，以后好查',
  signedOn: '签字日期',
  submit: '登记',
  recorded: (owner: string, viewer: string) => `已登记：${owner} 同意给 ${viewer} 看`,
  ended: (owner: string, viewer: string) => `已登记：${owner} 收回了给 ${viewer} 的同意`,
  check: '请当面念给本人听一遍名字，不对马上登记收回。',
  another: '再登记一份',
};

/** Where an expected payment stands, as one word. What has arrived needs none. */
export const EXPECTED: Record<Expectation, { word: string; tone: Tone }> = {
  arrived: { word: '已到账', tone: 'good' },
  underway: { word: '正在办', tone: 'wait' },
  returned: { word: '被退回', tone: 'bad' },
  ahead: { word: '还没到时候', tone: 'plain' },
  due: { word: '就这几天', tone: 'wait' },
  late: { word: '比往常晚', tone: 'wait' },
};

export const CALENDAR = {
  entry: { title: '什么时候发', note: '按您往年的到账日子排的' },
  how: '这是按您去年到账的日子排的，不是承诺。哪天发以公告为准。',
  monthly: '每月都发的',
  lastMonthly: '最近一次',
  nextYear: (year: number) => `${year}年`,
  last: '上次',
  usualMonth: (month: number) => `通常 ${month} 月发`,
  fresh: '去年没有',
  late: '比往常晚的',
  lateNote: '晚几周是常有的事，不用着急。过了一个月还没到，可以问一问。',
  ask: '问村里',
  question: (program: string, usual: string) => `“${program}”往年${usual}就到了，今年还没有到账，想问问是什么原因：`,
  empty: { title: '还没有往年的记录', note: '领过一年补贴，这里就能看出什么时候该来什么钱。' },
};

export const CHANGES = {
  entry: { title: '和去年比', note: '多了少了，为什么' },
  title: (year: number) => `${year}年到今天`,
  lastYear: '去年同期',
  more: '多了',
  less: '少了',
  same: '一样',
  changed: '变了的',
  kinds: { new: '今年新有的', gone: '今年还没有', more: '多了', less: '少了', same: '一样', later: '还没到时候' },
  unchanged: '和去年一样的',
  later: '还没到时候的',
  count: (count: number) => `${count} 项`,
  newNote: '去年没有发过这一项。',
  price: (unit: string, from: string, to: string) => `标准变了：每${unit || '份'}从 ${from} 变成 ${to}`,
  quantity: (unit: string, from: number, to: number) =>
    unit === '亩'
      ? `面积变了：从 ${from} 亩变成 ${to} 亩`
      : `数量变了：从 ${countWords(from, unit)}变成 ${countWords(to, unit)}`,
  standing: (from: string, to: string) => `类别变了：从“${from}”变成“${to}”`,
  rule: (day: string) => `${day}起换了新标准`,
  times: (from: number, to: number) => `次数不一样：去年同期 ${from} 次，今年 ${to} 次`,
  returned: (sum: string) => `有 ${sum} 被银行退回，还没有再发`,
  underway: (sum: string) => `有 ${sum} 正在办，还没有到账`,
  notYet: (day: string) => `往年 ${day}左右到，可能还在路上`,
  unknown: '记录里看不出原因。可以问问村里。',
  ask: '问村里',
  question: (program: string, last: string, now: string) =>
    `“${program}”去年同期是 ${last}，今年是 ${now}，想问问是什么原因：`,
  empty: { title: '还没有可以比的', note: '有两年的记录，就能看出变化。' },
};
