import type { ImportState } from '@shared/imports/imports';
import type { ListKind } from '@shared/supervision/lists';

export const FRESHNESS = {
  title: '数据新不新',
  imports: '各类表格最近一次导入',
  importsNote: '谁导的、错在哪一行，区里的管理员在“导入”里看得到',
  others: '这里有几个区县，表格的情况由管理员看',
  failed: '没导成的',
  failedNote: '后来又导成的不再列',
  noneFailed: '没有没导成的表格',
  lists: '和哪些名单比过',
  listsNote: '每份名单是哪天的、什么时候删',
  never: '还没有导入过',
  done: (day: string, rows: number) => `${day}，${rows} 行`,
  failures: (count: number) => `${count} 份没成`,
  problems: (count: number) => (count > 0 ? `${count} 处错` : ''),
  tile: { title: '没导成的表格', note: '后来又导成的不算' },
  listTile: '比对名单',
  listTileNote: (day: string) => `最新的截止到 ${day}`,
  noList: '还没有，死亡、财政供养等没有比',
  copies: (count: number) => `${count} 份`,
};

/** Why a file did not come in. */
export const FAILED_STATE: Partial<Record<ImportState, string>> = {
  refused: '有错，没写入',
  broken: '写到一半停了',
};
export const STALLED = '停住了，没动静';

export const LIST_KIND: Record<ListKind, string> = {
  deaths: '死亡人员',
  payroll: '财政供养人员',
  vehicles: '车辆',
  companies: '企业',
  houses: '房产',
};

export const LISTS = {
  notes: [
    '别的单位给的名单，只用来核对补贴发得对不对，到期整份删掉。身份证号比完就不留了。',
    '名单只说那一天为止的事；比的是时间，不是人名。比出来的是疑似，要人核实。',
  ],
  of: (source: string, asOf: string) => `${source}，截止 ${asOf}`,
  ground: '依据',
  deleteOn: '删除日期',
  rows: '名单人数',
  neverCompared: '没有比的',
  people: (count: number) => `${count} 行`,
  neverWhy: '没有能用的身份证号，也没有出生日期和村，光凭姓名不比',
  open: (kind: string) => `认一认：${kind}`,
  openNote: '只有姓名对上的，是不是同一个人由人来认',
  end: '就这些了',
  empty: { title: '还没有名单', note: '由管理员在“导入”里导入；没有名单时，死亡人员领取、超范围领取两条规则不运行' },
};

export const MATCHES = {
  notes: ['名单上没有身份证号，只有姓名和出生日期（或村）对得上。请对照档案认，认不准先放着。'],
  listed: '名单上',
  born: (day: string) => `${day} 出生`,
  unknownBirth: '没写出生日期',
  since: (kind: ListKind, day: string) => (kind === 'deaths' ? `${day} 去世` : `从 ${day} 起`),
  until: (day: string) => `到 ${day}`,
  onRoster: '花名册上可能是',
  candidate: (village: string, group: string) => `${village} ${group}`,
  same: '就是这个人',
  apart: '都不是',
  states: { open: '还没认', same: '认定是', apart: '都不是' },
  isSame: '就是他（她）',
  machine: '电脑比对',
  step: (day: string, by: string, words: string) => `${day} ${by}：${words}`,
  toOpen: '要人认',
  again: '认错了可以再改，今晚按改过的比；已经提出的预警由核查的人了结。',
  done: '记下了，今晚起按这个比',
  stale: '刚刚有人改过，已经换成最新的',
  end: '就这些了',
  empty: { title: '没有要认的', note: '身份证号对得上的不用认' },
};
