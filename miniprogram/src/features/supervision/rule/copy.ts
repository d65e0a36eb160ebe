import type { RuleState } from '@shared/supervision/rules';
import type { BackTest } from '@shared/supervision/supervision';

export const copy = {
  only: '这一页给区监管用',
  state: '运行状态',
  states: {
    draft: { word: '草稿', note: '不运行' },
    shadow: { word: '试运行', note: '夜里照常看账，只记个数，不发预警' },
    live: { word: '在用', note: '发现疑点就发预警。要先试算，再由另一位同事确认' },
    retired: { word: '停用', note: '不再运行。在用的规则停用，也要另一位同事确认' },
  } satisfies Record<RuleState, { word: string; note: string }>,
  figureHint: (source: string, unit: string) => [unit && `单位：${unit}`, source].filter(Boolean).join('，'),
  yuan: '元',
  unset: '空着就按规则原来的数',
  figureWrong: '请填数字，不能小于 0；金额最多两位小数，其他填整数',
  why: { label: '为什么改', hint: '写清依据，如区里哪次会议、哪份文件' },
  change: '改这条规则',
  submit: '提交修改',
  done: '已提交',
  stale: '别人刚改过这条规则，页面已经更新。您填的还在，看过再提交。',
  tryTitle: '先试一个村',
  tryNote: '只算给您看，什么也不留下。',
  village: '哪个村',
  tryIt: '试一试',
  trial: (before: number | undefined, after: number | undefined) =>
    `按现在的数 ${before === undefined ? '不能运行' : `${before} 条`}；按填的数 ${after === undefined ? '不能运行' : `${after} 条`}`,
  tooFew: (have: number, need: number, of: string) => `数据不足：要有 ${need}${of}，这个村有 ${have}`,
  proposedTitle: '等着确认的修改',
  proposedOn: '提出',
  proposedState: '改成',
  proposedFigures: '改后的数',
  proposedWhy: '理由',
  backTest: '用去年和今年的账试算',
  counted: ({ before, after, villages, on }: BackTest) =>
    `${villages} 个村：原来 ${before} 条，改后 ${after} 条（${on} 夜里算的）`,
  notCounted: '今天夜里试算，明天看结果',
  mine: '您提的修改，要另一位同事来确认。',
  confirm: '确认修改',
  drop: '不改了',
  confirmed: '已确认，从今天夜里起按新的运行',
  dropped: '已撤下',
};
