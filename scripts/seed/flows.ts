import { maskName } from '@shared/text/mask';
import { addDays } from '@shared/time';
import type { PostedLine, PostedVoucher } from '../../functions/accounts/book';
import { AS_OF_DAY, dayOf } from './calendar';
import type { RentReceipt } from './contracts';
import type { Dice } from './dice';
import { DEMO_VILLAGES } from './demo-people';
import type { SeedVillage } from './districts';
import type { Purchase } from './registers';

/** A voucher before it has a number: what happened, and the papers that say so. */
export interface Draft {
  readonly on: string;
  readonly lines: readonly Omit<PostedLine, 'accountName'>[];
  readonly attachments: PostedVoucher['attachments'];
  /** Recorded wrongly: reversed some days later and recorded anew. */
  readonly mistaken?: true;
  /** The first summary of what must have happened before: a project is not finished whose builder was not paid. */
  readonly needs?: string;
}

/** The last day that is in the books: November is still open. */
export const LAST_DAY = addDays(AS_OF_DAY, -10);
export const MONTHS: readonly [number, number][] = [2025, 2026].flatMap((year) =>
  Array.from({ length: year === 2025 ? 12 : 11 }, (_, month): [number, number] => [year, month + 1]),
);

type Item = [summary: string, fen: number, who: string];
export const line = (accountCode: string, summary: string, debitFen: number, creditFen: number, who?: string) => ({
  ...{ summary, accountCode, debitFen, creditFen },
  ...(who && { counterparty: who }),
});
const total = (items: readonly Item[]) => items.reduce((sum, [, fen]) => sum + fen, 0);

export const paper = (kind: string, title: string, pages = 1) => ({ kind, title, pages });

/** Out of the bank (or out of the till: `101`), a line for each who was paid. */
export const paid = (
  on: string,
  account: string,
  items: Item[],
  papers = [paper('发票', '增值税发票')],
  from = '102',
): Draft => ({
  on,
  lines: [
    ...items.map(([summary, fen, who]) => line(account, summary, fen, 0, who)),
    line(from, items[0]![0], 0, total(items)),
  ],
  attachments: papers,
});
export const received = (
  on: string,
  account: string,
  items: Item[],
  papers = [paper('银行回单', '收款回单')],
): Draft => ({
  on,
  lines: [
    line('102', items[0]![0], total(items), 0),
    ...items.map(([summary, fen, who]) => line(account, summary, 0, fen, who)),
  ],
  attachments: papers,
});
/** No money moved. */
export const recorded = (
  on: string,
  debit: string,
  credit: string,
  summary: string,
  fen: number,
  papers = [paper('自制凭据', '计提表')],
): Draft => ({
  on,
  lines: [line(debit, summary, fen, 0), line(credit, summary, 0, fen)],
  attachments: papers,
});

const SLIPS = [paper('银行回单', '转账回单'), paper('审批单', '资金支付审批单')];
/** A list of the village's own, with what the bank and who approved say of the payment. */
const ownList = (title: string, pages = 1) => [paper('自制凭据', title, pages), ...SLIPS];
/** The bank's slip of what came in, and the paper that says why. */
const slipAnd = (kind: string, title: string, pages: number) => [
  paper('银行回单', '收款回单'),
  paper(kind, title, pages),
];
const SHOPS = ['南溪区弘文文印店', '南溪区佳美办公用品经营部', '南溪区国富百货店', '宜宾市新华文具有限公司'];
const BUILDERS = ['宜宾市恒固建筑工程有限公司', '南溪区川锦建筑劳务有限公司', '四川鑫诚道桥工程有限公司'];
const OFFICE_ITEMS: [string, number, number][] = [
  ['打印纸、硒鼓', 180, 560],
  ['办公用品', 90, 420],
  ['会议用水', 60, 160],
  ['档案盒、文件柜标签', 80, 240],
  ['宣传资料打印', 120, 680],
  ['公章、横幅制作', 80, 360],
];
const ODD_JOBS: [account: string, what: string, from: number, to: number, who: string | 'person'][] = [
  ['514', '村道塌方清理', 600, 5_200, 'person'],
  ['514', '沟渠清淤', 400, 3_600, 'person'],
  ['514', '路灯维修', 180, 1_600, '南溪区明达电器维修部'],
  ['514', '公示栏更换', 260, 1_900, '南溪区天艺广告部'],
  ['514', '文化活动演出', 800, 3_200, '南溪区春蕾文艺队'],
  ['514', '公厕管护', 200, 700, 'person'],
  ['513', '会议室维修', 220, 1_800, 'person'],
  ['513', '外出培训差旅', 120, 780, 'person'],
  ['513', '法律顾问服务', 500, 2_000, '四川戎州律师事务所'],
  ['513', '打印机维修', 90, 420, '南溪区联讯电脑服务部'],
  ['511', '提灌站维修', 300, 2_800, '南溪区兴农水泵经营部'],
  ['511', '机耕道除草', 260, 1_200, 'person'],
  ['515', '防汛值守物资', 240, 1_500, '南溪区国富百货店'],
];
const GROUPS = ['1组', '2组', '3组'];
const POWER = '国网四川宜宾南溪供电公司';
/** A road of which the demo's village paid half: decided, built, paid and taken over in 2026. */
export const OWN_ROAD = { name: '3组机耕道硬化', fundsFen: 6_240_000, sumFen: 12_480_000, budgetFen: 12_600_000 };
export const PROJECTS = ['村组道路硬化', '山坪塘整治', '人居环境整治', '农田灌溉渠道整治', '党群服务中心改造'];

export interface FlowFacts {
  readonly dice: Dice;
  readonly village: SeedVillage;
  readonly townFinance: string;
  readonly receipts: readonly RentReceipt[];
  readonly purchases: readonly Purchase[];
  readonly assetNames: readonly string[];
  readonly people: readonly string[];
}

/** All that happened to the village's money in 2025 and 2026, in no order; not all of it need fit in the bank. */
export function draftsOf(facts: FlowFacts): Draft[] {
  const drafts = [
    ...MONTHS.flatMap(([year, month]) => monthOf(facts, year, month)),
    ...receiptsOf(facts),
    ...purchasesIn(facts),
    ...projectsOf(facts),
  ];
  return drafts.filter(({ on }) => on <= LAST_DAY);
}

function monthOf({ dice, village, townFinance, assetNames, people }: FlowFacts, year: number, month: number): Draft[] {
  const size = 0.7 + village.wealth * 0.35;
  const fen = (from: number, to: number) => dice.fen(from * size, to * size, 1) + dice.int(0, 9) * 10;
  const on = (day: number) => dayOf(year, month, day);
  const someone = () => maskName(dice.pick(people));
  /** The same to each of some people. */
  const each = (count: number, what: string, sum: () => number): Item[] =>
    Array.from({ length: count }, () => [what, sum(), someone()]);
  const has = (asset: string) => assetNames.some((name) => name.includes(asset));
  const drafts: Draft[] = [];
  const add = (...more: Draft[]) => void drafts.push(...more);
  /** Owed at the end of the month, and paid so many days after. */
  const owed = (day: number, days: number, payable: string, items: Item[], papers: ReturnType<typeof ownList>) =>
    add(
      recorded(on(day), '511', payable, `计提${items[0]![0]}`, total(items)),
      paid(addDays(on(day), days), payable, items, papers),
    );

  const bills = dice
    .sample(OFFICE_ITEMS, dice.int(1, 2))
    .map(([what, from, to]): Item => [`购${what}`, fen(from, to), dice.pick(SHOPS)]);
  bills.push([`${village.shortName}办公电费`, fen(140, 520), POWER]);
  if (dice.chance(0.4)) bills.push([`${village.shortName}办公水费`, fen(40, 150), '南溪区清源水务有限公司']);
  if (month % 4 === 0) bills.push(['宽带和电话费', fen(180, 420), '中国电信南溪分公司']);
  if (month % 2 === 0 || year * 12 + month === 2026 * 12 + 11)
    add(paid(on(dice.int(7, 10)), '513', bills, [paper('发票', '增值税发票', bills.length), ...SLIPS]));
  const helpers = each(dice.int(2, 3), `${month}月误工补贴`, () => dice.int(2, 9) * 5_000);
  const cleaners = each(village.wealth > 1.2 ? 3 : 2, `${month}月保洁员劳务费`, () => fen(420, 900));
  const pay: Draft = {
    on: on(dice.int(24, 28)),
    lines: [
      ...helpers.map(([summary, fen, who]) => line('513', summary, fen, 0, who)),
      ...cleaners.map(([summary, fen, who]) => line('514', summary, fen, 0, who)),
      line('102', `发放${month}月误工补贴、劳务费`, 0, total(helpers) + total(cleaners)),
    ],
    attachments: ownList('误工补贴、劳务费发放表', 2),
  };
  add({ ...pay, ...(dice.chance(0.012) && { mistaken: true }) });
  if (has('路灯') && month % 2 === 0) add(paid(on(16), '514', [['路灯电费', fen(120, 460), POWER]]));
  for (let i = dice.int(0, village.wealth > 1 ? 2 : 1); i > 0; i -= 1) {
    const [account, what, from, to, who] = dice.pick(ODD_JOBS);
    const papers = who === 'person' ? ownList('用工签收单') : [paper('发票', '增值税普通发票'), ...SLIPS];
    const draft = paid(
      on(dice.int(4, 27)),
      account,
      [[what, fen(from, to), who === 'person' ? someone() : who]],
      papers,
    );
    add({ ...draft, ...(dice.chance(0.01) && { mistaken: true }) });
  }
  if (month % 3 === 1) {
    const what = `拨付第${Math.ceil(month / 3)}季度村级组织运转经费`;
    const day = on(dice.int(12, 20));
    add(received(day, '503', [[what, dice.fen(17_000, 24_000, 500), townFinance]], slipAnd('文件', '经费拨付通知', 2)));
    if (month % 6 === 1) add(recorded(on(2), '101', '102', '提取备用金', 60_000, [paper('银行回单', '取款回单')]));
  }
  if (month % 3 === 2 && dice.chance(0.5)) {
    const day = on(dice.int(5, 22));
    const items: Item[] = [['购零星用品', dice.int(30, 180) * 100, dice.pick(SHOPS)]];
    add(paid(day, '513', items, [paper('发票', '普通发票')], '101'));
  }
  if (month % 3 === 0) {
    const interest = dice.int(1_800, 9_900) + Math.round(village.wealth * 4_000);
    const items: Item[] = [[`第${month / 3}季度存款利息`, interest, '南溪农商银行']];
    add(received(on(21), '504', items, [paper('银行回单', '利息清单')]));
    const tax = fen(40, 260);
    const due: Item[] = [['缴纳房产税及附加', tax, '国家税务总局南溪区税务局']];
    if (village.wealth > 0.9 && month % 6 === 0)
      add(
        recorded(on(27), '512', '214', '计提房产税及附加', tax),
        paid(addDays(on(27), 13), '214', due, [paper('完税凭证', '电子缴款凭证')]),
      );
    // A sum was drawn here once: what is drawn after it stays as it was.
    if (month === 12) fen(4_800, 28_600);
  }
  if (has('光伏')) {
    const sum = (fen(900, 3_800) * (month > 3 && month < 10 ? 1 : 0.6)) | 0;
    add(received(on(18), '501', [[`${month}月光伏发电收入`, sum, POWER]]));
  }
  if (has('摊位'))
    add(
      received(
        on(dice.int(5, 9)),
        '501',
        each(2, `${month}月摊位费`, () => dice.fen(300, 900, 50)),
      ),
    );
  if (village.wealth > 1.5) {
    const wages = each(2, `${month}月经营管理人员工资`, () => dice.fen(1_800, 2_800, 50));
    owed(27, 10, '212', wages, ownList('工资表'));
    if (month % 3 === 0) {
      const guards = each(2, `第${month / 3}季度市场值守劳务费`, () => dice.fen(900, 1_800, 50));
      owed(26, 12, '213', guards, ownList('劳务费发放表'));
    }
  }
  const visited = (day: string, items: Item[]) => add(paid(day, '514', items, ownList('慰问签收表')));
  if (month === 1)
    visited(
      on(dice.int(14, 24)),
      each(2, '春节慰问困难群众', () => dice.fen(200, 600, 50)),
    );
  if (month === 7)
    visited(
      on(dice.int(1, 6)),
      each(1, '“七一”慰问老党员', () => dice.fen(400, 1_200, 50)),
    );
  if (month === 10) add(paid(on(dice.int(12, 26)), '514', [['重阳节敬老活动', fen(600, 2_400), dice.pick(SHOPS)]]));
  if (month === 12)
    add(paid(on(dice.int(4, 12)), '513', [[`订阅${year + 1}年度党报党刊`, fen(900, 1_900), '中国邮政南溪分公司']]));
  if (month % 6 === 0) {
    const what = `${year}年${month === 6 ? '上' : '下'}半年合作社上交管理费`;
    const items: Item[] = [[what, fen(1_500, 9_000), cooperativeOf(village)]];
    add(received(on(26), '501', items, slipAnd('合同', '合作经营协议', 6)));
  }
  return drafts;
}

/** “罗龙街道牛角村民委员会股份经济合作联合社”: the longest name a screen has to hold. */
export const cooperativeOf = ({ townName, name }: SeedVillage): string => `${townName}${name}股份经济合作联合社`;

const receiptsOf = ({ receipts }: FlowFacts): Draft[] =>
  receipts.map(({ on, amountFen, payer, summary }) =>
    received(on, '501', [[summary, amountFen, payer]], slipAnd('合同', '租赁（承包）合同', 4)),
  );

const purchasesIn = ({ dice, purchases }: FlowFacts): Draft[] =>
  purchases.map(({ acquiredOn, name, valueFen }) => {
    const papers = [paper('发票', '增值税发票'), paper('验收单', '固定资产验收单'), ...SLIPS];
    return paid(acquiredOn, '151', [[`购置${name}`, valueFen, dice.pick(SHOPS)]], papers);
  });

/** A project a year or none: the earmarked money comes, a part is paid at the start, the rest when it is taken over. */
function projectsOf({ dice, village, townFinance, people }: FlowFacts): Draft[] {
  let before = '';
  const someone = () => maskName(dice.pick(people));
  const years = [2025, 2026].flatMap((year): Draft[] => {
    const drafts: Draft[] = [];
    if (dice.chance(0.55)) {
      const drawn = dice.pick(PROJECTS);
      // Two projects of one name would be one line in the register.
      const name = drawn === before ? PROJECTS[(PROJECTS.indexOf(drawn) + 1) % PROJECTS.length]! : drawn;
      before = name;
      const builder = dice.pick(BUILDERS);
      const sum = dice.fen(42_000, 260_000, 1_000);
      const start = dayOf(year, dice.int(2, 5), dice.int(5, 24));
      drafts.push(...projectDrafts({ name, sumFen: sum, fundsFen: sum, start, builder, townFinance }));
    }
    if (dice.chance(0.3)) {
      const papers = [paper('决议', '村民会议决议', 3), paper('自制凭据', '筹资花名册', 4)];
      const day = dayOf(year, 4, dice.int(6, 20));
      const items = GROUPS.map((group): Item => [`一事一议筹资（${group}）`, dice.fen(900, 3_600, 50), someone()]);
      drafts.push(received(day, '231', items, papers));
    }
    if (dice.chance(0.25)) {
      const day = dayOf(year, dice.int(1, 9), dice.int(3, 25));
      const items: Item[] = [['乡贤捐款', dice.fen(1_000, 20_000, 500), someone()]];
      drafts.push(received(day, '504', items, [paper('收据', '公益事业捐赠票据')]));
    }
    if (village.wealth > 1 && dice.chance(0.8)) {
      const papers = [paper('决议', '成员代表大会决议', 3), ...ownList('分红发放表', 6)];
      const day = dayOf(year, 1, dice.int(8, 22));
      const what = `${year - 1}年度收益分红`;
      const to = (group: string): Item => [
        `${what}（${group}）`,
        dice.fen(2_000, 9_000, 100),
        `${village.shortName}${group}成员`,
      ];
      const items = GROUPS.map(to);
      drafts.push(paid(day, '322', items, papers));
    }
    return drafts;
  });
  const road = { ...OWN_ROAD, start: '2026-04-22', builder: BUILDERS[1]!, townFinance };
  return [...years, ...(DEMO_VILLAGES.includes(village.code) ? projectDrafts(road) : [])];
}

interface ProjectMoney {
  readonly name: string;
  readonly sumFen: number;
  /** What the level above gives of it; the rest is the village's own. */
  readonly fundsFen: number;
  readonly start: string;
  readonly builder: string;
  readonly townFinance: string;
}

/** The earmarked money, an advance, the settlement, and the finished thing taken over; each only after the one before. */
function projectDrafts({ name, sumFen, fundsFen, start, builder, townFinance }: ProjectMoney): Draft[] {
  const first = Math.round((sumFen * 0.4) / 10_000) * 10_000;
  const [funds, advance, rest] = [`${name}项目资金`, `${name}工程预付款`, `${name}工程结算款`];
  const meeting = paper('决议', '“四议两公开”会议记录', 5);
  const papers = [paper('发票', '增值税专用发票'), meeting, paper('合同', '施工合同', 8), ...SLIPS];
  const audited = [...papers, paper('审计', '结算审核报告', 12)];
  const accepted = [paper('验收单', '竣工验收报告', 6)];
  const done = addDays(start, 125);
  const after = (needs: string, draft: Draft): Draft => ({ ...draft, needs });
  return [
    received(start, '241', [[funds, fundsFen, townFinance]], slipAnd('文件', '项目资金下达文件', 3)),
    after(funds, paid(addDays(start, 20), '153', [[advance, first, builder]], papers)),
    after(advance, paid(addDays(start, 110), '153', [[rest, sumFen - first, builder]], audited)),
    after(rest, recorded(done, '151', '153', finished(name), sumFen, accepted)),
    after(rest, recorded(done, '241', '311', `${funds}转公积公益金`, fundsFen, accepted)),
  ];
}

/** What the entry says with which a finished project becomes a fixed asset. */
export const finished = (name: string): string => `${name}完工转固定资产`;
