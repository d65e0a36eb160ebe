import type { TransferStatus } from '@shared/subsidies';
import type { Tone } from '@/ui/status-tag';

/** A payment's state: the word on the tag, and what it means to the one who is paid. */
export const STATUS: Record<TransferStatus, { word: string; tone: Tone; meaning: string }> = {
  planned: { word: '准备发放', tone: 'wait', meaning: '名单已经定了，还没有送到银行。' },
  sent: { word: '银行处理中', tone: 'wait', meaning: '钱已送到银行，正在打到您的卡上。' },
  credited: { word: '已到账', tone: 'good', meaning: '钱已打到您的卡上。' },
  returned: {
    word: '被银行退回',
    tone: 'bad',
    meaning: '钱没有到您卡上，多半是卡号或户名不对。请带身份证和银行卡到村委会更正，更正后会重新发。',
  },
};

/** A step of the transfer as it happened. */
export const STEP: Record<TransferStatus, string> = {
  planned: '列入发放名单',
  sent: '送到银行',
  credited: '打到卡上',
  returned: '银行退回',
};
/** What is still owed after a step. */
export const NEXT_STEP: Partial<Record<TransferStatus, string>> = { planned: '等着送到银行', sent: '等着打到卡上' };

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

export const PAYMENTS = {
  total: '已经到账',
  count: (count: number) => `共 ${count} 笔`,
  noneYet: (year: number) => `${year}年还没有钱到账`,
  last: '最近一笔 ',
  byProgram: '按补贴项目看',
  empty: (year: number) => `${year}年没有发给您的补贴`,
  emptyNote: '有钱发下来，这里马上能看到。想知道自己能领什么，看看补贴项目。',
  programs: '有哪些补贴',
  programsNote: '谁能领、领多少、按什么文件',
  tail: (tail: string) => `尾号 ${tail}`,
};

export const PAYMENT = {
  why: '为什么是这么多',
  fixed: '这项补贴按固定数额发，不按亩数或人数算。',
  rounded: '算出来的数和实发的数不一样，实发以核定的数额为准。',
  how: '钱是怎么到的',
  rule: '按哪条规定发的',
  noRule: '发钱那天的文件还没有收录，请问经办部门。',
  ask: '我有疑问',
  askNote: '觉得少了、错了，或者不该是这个数，可以直接问。',
  question: (program: string, day: string, amount: string, batchNo: string) =>
    `我对${day}的“${program}”（${amount}，批次 ${batchNo}）有疑问：`,
};

export const PROGRAMS = {
  search: '补贴名称，或者谁能领',
  count: (count: number) => `${count} 项`,
  found: (count: number) => `找到 ${count} 项`,
  none: '没有找到这样的补贴',
  noneNote: '换个说法试试，比如“种粮”“养老”“残疾”。',
  empty: '还没有收录补贴项目',
};

export const PROGRAM = {
  rules: '发放标准',
  noRules: '还没有收录发放标准，请问经办部门。',
  from: (day: string) => `${day}起执行`,
  mine: '看发给我的钱',
};
