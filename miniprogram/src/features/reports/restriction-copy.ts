import type { FalseGround } from '@shared/custody/restrictions';

export const FALSE_GROUNDS: Record<FalseGround, { label: string; note: string }> = {
  fabricated: { label: '捏造事实', note: '明知没有这回事，编出来的' },
  forged: { label: '伪造证据', note: '照片、单据是做出来的假的' },
  impersonated: { label: '冒用别人的名义', note: '用别人的身份交的' },
};

export const RESTRICTION = {
  signIn: '登录后才看得到',
  none: { title: '没有限制', note: '实名、保密、匿名举报都可以用。查了没有查实，不算您的错，谁也不能因此限制您。' },
  open: (day: string) => `${day}前，暂不能实名、保密举报`,
  over: '这次限制已经结束',
  lifted: '申诉成立，限制已经取消，认定也不再算',
  anonymousOpen: '匿名举报一直可以用。',
  why: '是哪几件、为什么',
  marks: '有认定的举报',
  marksNote: '一年内满三件，才会暂停实名、保密举报 90 天。',
  since: '认定于',
  appealTitle: '觉得不对，可以申诉',
  appealHint: '由另一位同志来办，认定过的人不能办。写清哪里不对、有什么能证明。',
  appealLabel: '为什么不对',
  appealPlaceholder: '例如：收据是真的，原件在我这里，可以当面核对…',
  send: '提交申诉',
  sent: '申诉已提交',
  waits: '申诉已经提交，正在办',
  yours: '您的申诉',
  decided: '申诉的结果',
  kept: '维持原来的认定',
  help: '还不服，可以打 12388，或者到上一级纪委监委反映。',
};

export const APPEALS = {
  open: '待办',
  done: '办过的',
  none: { title: '没有申诉', note: '有人申诉，会在这里告诉您。' },
  hidden: '保密举报人（姓名封存）',
  until: '限制到',
  says: '对方怎么说',
  own: '其中有您自己认定的，要由另一位同志来办。',
  decideLabel: '怎么办',
  decideMissing: '请选一个',
  lift: { label: '申诉成立', note: '马上取消限制，这几件认定都不再算' },
  keep: { label: '维持', note: '限制到期自动结束' },
  reasonLabel: '理由，对方看得到',
  reasonPlaceholder: '例如：核对了收据原件，是真的…',
  send: '作出决定',
  sent: '已作出决定',
};

export const FALSE_MARK = {
  row: { title: '认定诬告', note: '要有证据说明是故意的。没有查实，不算。' },
  first: '先想清楚',
  rules: [
    '没有查实、记错了、夸大了，都不是诬告，不能认定。',
    '要有证据说明对方明知是假的还要举报。',
    '对方会看到您写的理由，可以申诉，由另一位同志来办。',
    '一年内满三件，才暂停对方实名、保密举报 90 天。',
  ],
  groundLabel: '属于哪一种',
  groundMissing: '请选一种',
  textLabel: '有什么证据',
  textHint: '写清是什么证据、说明了什么。对方看得到，请不要写别人的姓名。',
  send: '认定',
  ask: '认定以后会告诉对方，记入留痕，不能自己撤回。',
  done: (marks: number) => `已认定，一年内第 ${marks} 件`,
  doneRestricted: '已认定，对方的实名、保密举报暂停 90 天',
} as const;
