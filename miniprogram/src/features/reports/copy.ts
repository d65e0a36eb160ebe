import type { ReportCommand, ReportView, TimelineStep } from '@shared/reports';

export const STEP_WORDS: Record<TimelineStep['step'], string> = {
  submitted: '提交了举报',
  accepted: '已受理',
  answered: '已答复',
  rated: '已评价',
  returned: '退回重办',
};

export const COMMAND_WORDS: Record<ReportCommand, string> = {
  accept: '受理',
  answer: '答复',
  rate: '评价',
  return: '退回重办',
};

export const ABOUT_WORDS: Record<ReportView['aboutKind'], string> = {
  village: '村里的事',
  cadre: '村干部',
  township: '镇街干部',
};

export const copy = {
  // What happens next, and by when.
  acceptNext: (by: string, day: string) => `${by}最迟 ${day}前受理，受理后会告诉您。`,
  acceptNextAnonymous: (by: string, day: string) => `${by}最迟 ${day}前受理，凭回执号随时来看。`,
  answerNext: (by: string, day: string) => `${by}正在办，最迟 ${day}前答复。`,
  returnedNext: (by: string, day: string) => `答复被退回，${by}要重办，最迟 ${day}前重新答复。`,
  youAccept: (day: string) => `请您最迟 ${day}前受理。`,
  youAnswer: (day: string) => `请您最迟 ${day}前答复。`,
  youAnswerAgain: (day: string) => `答复被退回了，请您最迟 ${day}前重新答复。`,
  acceptLate: (by: string, days: number) => `已超期 ${days} 天，${by}还没有受理。`,
  answerLate: (by: string, days: number) => `已超期 ${days} 天，${by}还没有答复。`,
  youAreLate: (days: number) => `已超期 ${days} 天，请尽快办。`,
  lateNote: '超期的事，区里的监管人员看得到。',
  rateNext: '请看看答复，给个评价。',
  waitsForRating: '已经答复，等举报人评价。',
  closedNext: '这件事办完了。',
  dueAccept: (day: string) => `最迟 ${day}前受理`,
  dueAnswer: (day: string) => `最迟 ${day}前答复`,
  late: (days: number) => `已超期 ${days} 天`,
  waitsForYou: '等您评价',

  // Detail
  referenceNo: '编号',
  answer: '答复',
  rating: '评价',
  content: '反映的内容',
  noMedia: '没有附照片或视频',
  category: '类别',
  village: '村（社区）',
  about: '反映的对象',
  place: '地点',
  openMap: '看地图',
  submitted: '提交时间',
  reporter: '举报人',
  anonymous: '匿名举报，没有留下身份',
  keepSecret: '请替举报人保密，不要告诉任何人。',
  history: '办理经过',
  owed: { submitted: '等待受理', accepted: '等待答复', returned: '等待重新答复', answered: '等待评价', closed: '' },

  // Actions
  acceptTitle: '受理这件事？',
  acceptText: '受理后，举报人就看得到，会等您答复。',
  answerTitle: '答复举报人',
  answerLabel: '怎么处理的',
  answerHint: '说清查了什么、做了什么、结果怎样。举报人和上级都看得到。',
  answerPlaceholder: '例如：11 月 20 日到现场查看，已让施工队重新铺好路面…',
  pictures: '照片',
  sendAnswer: '发出答复',
  answerNow: '直接答复',
  rateTitle: '您对这个答复满意吗',
  commentLabel: '想说的话',
  commentPlaceholder: '好在哪里，还差什么',
  sendRating: '提交评价',
  returnTitle: '退回重办',
  reasonLabel: '为什么退回',
  reasonHint: '写清楚哪里没有办好，好让他们照着改。',
  reasonPlaceholder: '例如：只说已安排，没有说明什么时候修好',
  sendReturn: '退回',
  done: { accept: '已受理', answer: '答复已发出', rate: '谢谢您的评价', return: '已退回' },
  stillSending: '照片还在上传，请等一下再提交',
  unsentPictures: '有照片没传上。点它重试，或者删掉再提交。',
  draftKept: '写到一半可以先离开，文字会留着。',
  staleShort: '刚刚有了新进展，您写的还在',
  staleNow: (state: string) => `刚刚有了新进展，现在是“${state}”。您写的还在，看过最新进展再提交。`,
  staleOver: (state: string) => `刚刚有了新进展，现在是“${state}”，不用再提交了。您写的没有发出。`,
  seen: '知道了',

  // My reports
  noReports: '还没有举报',
  noReportsNote: '看到不对的事，可以从下面的“举报”告诉我们。',
  report: '去举报',
  signInFirst: '登录后看您的实名举报',
  signIn: '去登录',
  byReceipt: '匿名举报，凭回执号查看',
  byReceiptNote: '16 位回执号，提交时给过您',
  waiting: (count: number) => `${count} 件还没发出去`,
  waitingNote: '连上网络会自动发出，不用重写。',

  // Work
  todo: '待办',
  finished: '已办',
  actAs: '以哪个身份办理',
  noTodo: '没有等您办的事',
  noTodoNote: '有新的举报会出现在这里，快到期的排在前面。',
  noDone: '还没有办过的事',
  notForYou: '这里是办事人员用的',
  notForYouNote: '您没有办理举报的身份。如果应该有，请联系区里的管理员。',

  // Receipt
  receiptLabel: '回执号',
  receiptHint: '提交匿名举报时给您的 16 位数字',
  receiptPlaceholder: '0000 0000 0000 0000',
  receiptMissing: (left: number) => `还差 ${left} 位`,
  openReceipt: '查看进展',
  receiptSecret: '回执号是查看这件事的唯一凭证，我们没法帮您找回，也不会知道您是谁。请不要告诉别人。',
  otherReceipt: '换一个回执号',
};
