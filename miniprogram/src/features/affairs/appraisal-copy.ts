import {
  APPRAISAL_SOURCES,
  type AppraisalGrade,
  type AppraisedPost,
  type ExemptReason,
} from '@shared/affairs/appraisals';
import type { Tone } from '@/ui/words/status-tag';

export const GRADE: Record<AppraisalGrade, [tone: Tone, word: string]> = {
  excellent: ['good', '优秀'],
  competent: ['good', '称职'],
  basic: ['wait', '基本称职'],
  unfit: ['bad', '不称职'],
};

export const POST: Record<AppraisedPost, string> = { member: '村委会成员', hired: '聘用人员，误工补贴由村里出' };

export const EXEMPT: Record<ExemptReason, string> = {
  supervises: '村务监督委员会的人',
  partyOnly: '只任党内职务',
  paidElsewhere: '补贴不由村里出',
};

/** The first of a year is the year's; a further one says so. */
const timesOf = (number: number) =>
  number > 1 ? ` 第${['', '', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][number]}次` : '';

export const APPRAISALS = {
  of: (village: string) => `${village}的民主评议`,
  intro: '村委会的人干得称不称职，由村民会议或村民代表会议投票评，一年至少一次，监督委员会主持。',
  notStars: '这是法律规定的评议，和“我要点评”里大家打的星是两回事。',
  none: (year: number) => `${year} 年还没有记下民主评议`,
  noneNote: `法律要求每年至少一次（${APPRAISAL_SOURCES.duty}）。`,
  elsewhere: { title: '社区没有这一项', note: '村民委员会组织法的民主评议只管村委会。社区的评议看公告。' },
  record: '记一次民主评议',
  year: (year: number, number: number) => `${year} 年${timesOf(number)}`,
  held: '开会时间',
  form: '哪种会',
  attendance: '到会',
  present: (due: number, present: number) => `应到 ${due} 人，实到 ${present} 人`,
  place: '地点',
  by: '记录人',
  counts: (one: Record<'excellent' | 'competent' | 'basic' | 'unfit' | 'abstain', number>) =>
    `优秀 ${one.excellent}，称职 ${one.competent}，基本称职 ${one.basic}，不称职 ${one.unfit}，弃权 ${one.abstain}`,
  ended: `连续两次不称职。按${APPRAISAL_SOURCES.duty}，村委会成员连续两次被评议不称职的，职务终止。`,
  endedHelper: `连续两次不称职。“职务终止”只管村委会成员（${APPRAISAL_SOURCES.duty}），聘用的人由村里决定。`,
  exempt: '没有评议的',
  sources: `${APPRAISAL_SOURCES.unfit}。${APPRAISAL_SOURCES.grades}。`,
  correction: '更正：',
  earlier: (times: number) => `更正过 ${times} 次，看原来的记录`,
  replaced: '这条已更正，以上面的为准',
  correct: '更正',
  publish: '发一条公告，附会议照片',
  noticeTitle: (year: number, number: number) => `${year}年${timesOf(number).trim()}村委会民主评议结果`,
  choose: '想看哪个村的？',
};

export const RECORD_APPRAISAL = {
  notYours: '只有本村干部和镇里能记',
  lead: '记一次民主评议',
  leadCorrection: (year: number, number: number) => `更正 ${year} 年${timesOf(number)}的民主评议`,
  note: '被评议的人和家人不能记，请监督委员会的人或者镇里来记。一年至少一次，记下后不能改，只能更正。',
  heldOn: '哪天开的会',
  pick: '点这里选日期',
  heldOnMissing: '请选日期',
  again: (year: number, times: number) => `${year} 年已经记过 ${times} 次`,
  againYes: '又开了一次，另记一次',
  againNote: '同一次会写错了，请回去点“更正”',
  againMissing: '是又开的一次会，请点一下；不是，请回去更正',
  form: '开的是哪种会',
  formMissing: '请选是哪一种会',
  place: '在哪里开的',
  due: '应到多少人',
  present: '实到多少人',
  text: { label: '会怎么开的', hint: '谁主持，怎么述职、怎么投票，写几句。不要写别人的身份证、电话。' },
  cadre: (title: string, name: string) => `${title} ${name}`,
  role: '评不评',
  excellent: '优秀',
  competent: '称职',
  basic: '基本称职',
  unfit: '不称职',
  abstain: '弃权和废票',
  sum: (votes: number, present: string) => `加起来 ${votes} 票，实到 ${present || 0} 人`,
  comesTo: (word: string) => `按票数是：${word}`,
  noCadres: { title: '还没有村干部名单', note: '先请管理员在名册里登记村干部。' },
  reason: { label: '为什么更正', hint: '原来的记录不会删，两条都看得到。' },
  save: '记下',
  saveCorrection: '记下更正',
  saved: '记下了',
  kept: '没写完的会留在手机上。',
};

export const UNHELD = {
  views: { notices: '该公开没公开', appraisals: '没开民主评议' },
  none: (villages: number) => `${villages} 个村这两年都记下了民主评议`,
  note: `只看记下的。法律要求村委会每年至少评一次（${APPRAISAL_SOURCES.duty}），居民委员会不在内。`,
  count: (year: number, villages: number, missing: number) =>
    `${villages} 个村，${missing} 个今年（${year} 年）还没有。`,
  missing: (years: readonly number[]) => `${years.join('、')} 年没有记下`,
};
