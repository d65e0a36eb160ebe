import type { Rhythm, TemplateSide } from '@shared/accounts/voucher-templates';

export const MANAGE = {
  note: '模板只帮着填表：金额、日期、单据由人核对，仍由三个人制单、审核、批准。改一次是一版，以前的版都留着。',
  none: { title: '还没有模板', note: '把常记的凭证做成模板，以后选一下就填好。' },
  notYours: '这里是给村里记账的人用的',
  district: '全区的模板',
  own: '这个村自己的模板',
  ownNote: '由代理中心主任来改',
  districtNote: '由区核算中心来改',
  edition: (edition: number, who: string, day: string) => `第 ${edition} 版 · ${who} ${day}改`,
  outOfUse: '停用了',
  add: '加一个模板',
  change: '改模板',
  name: { label: '名字', hint: '比如：付公共用电' },
  summary: '摘要',
  usual: '一般是多少钱（元）',
  lines: { label: '分录', hint: '借方、贷方各加起来 100%；零头归最后一条' },
  sides: { debit: '借方', credit: '贷方' } satisfies Record<TemplateSide, string>,
  line: (place: number) => `第${place}条`,
  share: '比例（%）',
  addLine: '加一条',
  removeLine: '去掉',
  papers: { label: '要附的单据', hint: '没有附上，就交不了' },
  usableBy: { label: '谁能用', hint: '不选就是记账的人都能用' },
  recurs: '定期做',
  rhythms: { none: '不定期', month: '每月', quarter: '每季', year: '每年' } satisfies Record<Rhythm | 'none', string>,
  monthOf: { quarter: '每季第几个月', year: '每年几月' },
  day: { label: '几号', hint: '1 到 28 号；到了这一天，待办里会提醒，不会自己记账' },
  from: '从哪个月开始',
  inUse: '用不用',
  states: { on: '在用', off: '停用' },
  save: '存成新的一版',
  saved: '存好了',
  cancel: '不改了',
  sums: (debit: string, credit: string) => `借方 ${debit}%，贷方 ${credit}%`,
  every: (rhythm: Rhythm, month: number | undefined, day: number) =>
    rhythm === 'month'
      ? `每月${day}号`
      : rhythm === 'quarter'
        ? `每季第${month}个月${day}号`
        : `每年${month}月${day}号`,
};
