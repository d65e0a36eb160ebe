import type { ChargeCorrectionReason, ChargePaidBy, Exemption, Levy, LevyKind } from '@shared/accounts/levies';
import { formatFen } from '@shared/money';

export const KIND: Record<LevyKind, string> = { raised: '一事一议筹资', water: '水费' };
export const PER: Record<LevyKind, string> = { raised: '每人', water: '每方' };
export const BY: Record<ChargePaidBy, string> = { wechat: '微信', cash: '现金' };
export const EXEMPTION: Record<Exemption, string> = {
  destitute: '特困供养（五保）',
  serving: '现役军人',
  hardship: '困难户，会上同意减免',
};
export const WHY: Record<ChargeCorrectionReason, string> = {
  headsWrong: '人数不对',
  misread: '表抄错了',
  exempt: '应当减免',
  notTheirs: '不该由他交',
};

/** What people write in a sheet. */
export const EXEMPTION_WORDS: Record<Exemption, RegExp> = {
  destitute: /五保|特困/,
  serving: /军|服役/,
  hardship: /困难/,
};

/** The columns of a sheet, by where the contract has them, and what people call them. */
export const COLUMN = {
  group: { title: '组', like: /^(组|组别|社|(所属)?(村民)?小组)$/ },
  name: { title: '姓名', like: /姓名|^户主$/ },
  idNumber: { title: '身份证号', like: /身份(证|号)|证件号/ },
  'basis.exemptHeads': { title: '不用交的人数', like: /(不用交|减免|免交).*(人|数)?$/ },
  'basis.exemption': { title: '为什么不用交', like: /为什么|原因|理由/ },
  'basis.heads': { title: '交几口人', like: /人数|人口|几口人/ },
  'basis.previous': { title: '上次读数', like: /上次|上月|上期|起(码|数)/ },
  'basis.present': { title: '这次读数', like: /这次|本次|本月|本期|止(码|数)/ },
};

export const PASTE = {
  title: '从表格里粘贴一份名单',
  label: '名单',
  hint: (columns: readonly string[]) =>
    `在电脑或手机的表格里选中、复制，粘到这里。第一行写列名，先后不论；没有列名的，按这个次序：${columns.join('、')}。同一组里没有重名的，身份证号可以不填。`,
  add: (count: number) => `核对并加上这 ${count} 户`,
  added: (count: number) => `${count} 户都在清单里了`,
  mend: (count: number) => `有 ${count} 处要改，改好再粘一次：`,
  problem: ({ row, column, reason }: { row: number; column: string; reason: string }) =>
    `第 ${row} 行${column && `，${column}`}：${reason}`,
  more: (count: number) => `还有 ${count} 处`,
  tooMany: (count: number, most: number) => `有 ${count} 行，一次最多 ${most} 行，请分两次粘`,
  empty: '没有填',
  notWhole: '要写整数',
  notId: '不是 18 位身份证号',
  rounded: '号码被表格改成了近似数，请把这一列设成“文本”，重新填过再复制',
  noReason: '只能写五保（特困）、现役军人、困难户',
};

export const LEVIES = {
  mine: '我要交的',
  noneMine: { title: '没有要交的钱', note: '村里下发了筹资、水费，会在这里。' },
  of: '村里收的',
  none: { title: '村里没有收筹资、水费', note: '收了哪些、一共多少，会在这里公开。谁交没交，不公开。' },
  few: '不到 5 户，不公开合计',
  rate: '标准',
  due: '交到哪天',
  total: '一共要收',
  came: '已经收到',
  cameFew: '交了的或没交的不到 5 户，不公开',
  homes: (count: number) => `${count} 户`,
  decision: '看是怎么定的',
  basis: '怎么算的',
  paid: '交清了',
  owed: '还没交',
  off: '不用交',
  pay: '去交',
  received: '已交',
  changed: '改过',
  cash: '也可以到村里交现金，请村里当面记上。数不对、家里有困难的，跟村里说。',
};

export const heads = (count: number, off = 0, why?: Exemption): string =>
  `${count} 人${off > 0 ? `，${off} 人不用交（${why ? EXEMPTION[why] : ''}）` : ''}`;

export const STATE: Record<Levy['state'], { word: string; tone: 'wait' | 'good' }> = {
  prepared: { word: '等核对下发', tone: 'wait' },
  given: { word: '已经下发', tone: 'good' },
};

export const DESK = {
  title: '收款清单（村里、镇上用）',
  none: '还没有清单',
  add: '编一份清单',
  kind: '收什么',
  decision: { label: '按哪项决议', hint: '只列“四议两公开”里已经决议通过的；筹资的决议还要写明金额，总数不能超过它。' },
  decisionPick: '选一项决议',
  noDecision: '还没有能用的决议。在“明白事”的“四议两公开”里记到决议这一步，这里就有了。',
  rate: { raised: '每人多少元', water: '每方水多少元' },
  month: '哪个月的水费',
  due: '交到哪天',
  duePick: '选日子',
  save: '先存下，再加人',
  saved: '存好了，请加人',
  sentBack: (name: string) => `${name}退回来了，请改好`,
  made: '谁编的',
  givenBy: '谁核对下发',
};

export const LEVY = {
  addTitle: '加一户',
  name: '姓名',
  id: '身份证号',
  heads: '交几口人',
  off: '其中不用交的',
  offHint: '没有就不填',
  why: '为什么不用交',
  previous: '上次读数（方）',
  present: '这次读数（方）',
  add: '加上',
  added: '加上了',
  sum: '钱数由系统按标准算。',
  give: '核对好了，下发',
  /** WeChat takes four characters at the most on its own button. */
  giveYes: '下发',
  giveTitle: '下发给村民吗',
  giveText: (count: number, fen: number) => `${count} 户，一共 ${formatFen(fen)}。下发以后村民能看到、能交。`,
  given: '下发了',
  back: '退回去改',
  backSaid: '退回去了',
  cash: '收了现金',
  cashTitle: '收到现金了吗',
  cashText: (who: string, fen: number) => `${who} ${formatFen(fen)}。记上以后他就不用再交，凭证由别人审核。`,
  cashSaid: '记上了，凭证等审核',
  correct: '更正',
  correctTitle: '哪里不对',
  off2: '不收了',
  newHeads: '改成交几口人',
  newPresent: '改成这次读数（方）',
  corrected: '改好了',
  asked: '提出了，等镇上同意',
  asking: (name: string, why: string, fen: number) => `${name}提出：${why}，改成 ${formatFen(fen)}`,
  agree: '同意更正',
  decline: '不同意',
  answered: '办好了',
  none: { title: '还没有人', note: '一户一户加，或者从表格里粘贴一份：人数或者读数填上，钱数系统算。' },
  end: '没有更多了',
} as const;
