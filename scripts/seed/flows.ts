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
export const line = (
  accountCode: string,
  summary: string,
  debitFen: number,
  creditFen: number,
  counterparty?: string,
) => ({
  summary,
  accountCode,
  debitFen,
  creditFen,
  ...(counterparty && { counterparty }),
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
  const short = village.shortName;
  const drafts: Draft[] = [];
  const add = (...more: Draft[]) => void drafts.push(...more);

  const bills = dice
    .sample(OFFICE_ITEMS, dice.int(1, 2))
    .map(([what, from, to]): Item => [`购${what}`, fen(from, to), dice.pick(SHOPS)]);
  bills.push([`${short}办公电费`, fen(140, 520), '国网四川宜宾南溪供电公司']);
  if (dice.chance(0.4)) bills.push([`${short}办公水费`, fen(40, 150), '南溪区清源水务有限公司']);
  if (month % 4 === 0) bills.push(['宽带和电话费', fen(180, 420), '中国电信南溪分公司']);
  if (month % 2 === 0 || year * 12 + month === 2026 * 12 + 11)
    add(paid(on(dice.int(7, 10)), '513', bills, [paper('发票', '增值税发票', bills.length), ...SLIPS]));
  const helpers = Array.from({ length: dice.int(2, 3) }, (): Item => [
    `${month}月误工补贴`,
    dice.int(2, 9) * 5_000,
    someone(),
  ]);
  const cleaners = Array.from({ length: village.wealth > 1.2 ? 3 : 2 }, (): Item => [
    `${month}月保洁员劳务费`,
    fen(420, 900),
    someone(),
  ]);
  const pay: Draft = {
    on: on(dice.int(24, 28)),
    lines: [
      ...helpers.map(([summary, fen, who]) => line('513', summary, fen, 0, who)),
      ...cleaners.map(([summary, fen, who]) => line('514', summary, fen, 0, who)),
      line('102', `发放${month}月误工补贴、劳务费`, 0, total(helpers) + total(cleaners)),
    ],
    attachments: [paper('自制凭据', '误工补贴、劳务费发放表', 2), ...SLIPS],
  };
  add({ ...pay, ...(dice.chance(0.012) && { mistaken: true }) });
  if (assetNames.some((name) => name.includes('路灯')) && month % 2 === 0)
    add(paid(on(16), '514', [['路灯电费', fen(120, 460), '国网四川宜宾南溪供电公司']]));
  for (let i = dice.int(0, village.wealth > 1 ? 2 : 1); i > 0; i -= 1) {
    const [account, what, from, to, who] = dice.pick(ODD_JOBS);
    const draft = paid(
      on(dice.int(4, 27)),
      account,
      [[what, fen(from, to), who === 'person' ? someone() : who]],
      who === 'person' ? [paper('自制凭据', '用工签收单'), ...SLIPS] : [paper('发票', '增值税普通发票'), ...SLIPS],
    );
    add({ ...draft, ...(dice.chance(0.01) && { mistaken: true }) });
  }
  if (month % 3 === 1) {
    add(
      received(
        on(dice.int(12, 20)),
        '503',
        [[`拨付第${Math.ceil(month / 3)}季度村级组织运转经费`, dice.fen(17_000, 24_000, 500), townFinance]],
        [paper('银行回单', '收款回单'), paper('文件', '经费拨付通知', 2)],
      ),
    );
    if (month % 6 === 1)
      add({
        on: on(2),
        lines: [line('101', '提取备用金', 60_000, 0), line('102', '提取备用金', 0, 60_000)],
        attachments: [paper('银行回单', '取款回单')],
      });
  }
  if (month % 3 === 2 && dice.chance(0.5))
    add(
      paid(
        on(dice.int(5, 22)),
        '513',
        [['购零星用品', dice.int(30, 180) * 100, dice.pick(SHOPS)]],
        [paper('发票', '普通发票')],
        '101',
      ),
    );
  if (month % 3 === 0) {
    add(
      received(
        on(21),
        '504',
        [[`第${month / 3}季度存款利息`, dice.int(1_800, 9_900) + Math.round(village.wealth * 4_000), '南溪农商银行']],
        [paper('银行回单', '利息清单')],
      ),
    );
    const tax = fen(40, 260);
    if (village.wealth > 0.9 && month % 6 === 0)
      add(
        recorded(on(27), '512', '214', '计提房产税及附加', tax),
        paid(
          addDays(on(27), 13),
          '214',
          [['缴纳房产税及附加', tax, '国家税务总局南溪区税务局']],
          [paper('完税凭证', '电子缴款凭证')],
        ),
      );
    // A sum was drawn here once: what is drawn after it stays as it was.
    if (month === 12) fen(4_800, 28_600);
  }
  if (assetNames.some((name) => name.includes('光伏')))
    add(
      received(on(18), '501', [
        [
          `${month}月光伏发电收入`,
          (fen(900, 3_800) * (month > 3 && month < 10 ? 1 : 0.6)) | 0,
          '国网四川宜宾南溪供电公司',
        ],
      ]),
    );
  if (assetNames.some((name) => name.includes('摊位')))
    add(
      received(
        on(dice.int(5, 9)),
        '501',
        Array.from({ length: 2 }, (): Item => [`${month}月摊位费`, dice.fen(300, 900, 50), someone()]),
      ),
    );
  if (village.wealth > 1.5) {
    const wages: Item[] = Array.from({ length: 2 }, () => [
      `${month}月经营管理人员工资`,
      dice.fen(1_800, 2_800, 50),
      someone(),
    ]);
    add(
      recorded(on(27), '511', '212', `计提${month}月经营管理人员工资`, total(wages)),
      paid(addDays(on(27), 10), '212', wages, [paper('自制凭据', '工资表'), ...SLIPS]),
    );
    if (month % 3 === 0) {
      const guards: Item[] = Array.from({ length: 2 }, () => [
        `第${month / 3}季度市场值守劳务费`,
        dice.fen(900, 1_800, 50),
        someone(),
      ]);
      add(
        recorded(on(26), '511', '213', `计提第${month / 3}季度市场值守劳务费`, total(guards)),
        paid(addDays(on(26), 12), '213', guards, [paper('自制凭据', '劳务费发放表'), ...SLIPS]),
      );
    }
  }
  if (month === 1)
    add(
      paid(
        on(dice.int(14, 24)),
        '514',
        Array.from({ length: 2 }, (): Item => ['春节慰问困难群众', dice.fen(200, 600, 50), someone()]),
        [paper('自制凭据', '慰问签收表'), ...SLIPS],
      ),
    );
  if (month === 7)
    add(
      paid(
        on(dice.int(1, 6)),
        '514',
        [['“七一”慰问老党员', dice.fen(400, 1_200, 50), someone()]],
        [paper('自制凭据', '慰问签收表'), ...SLIPS],
      ),
    );
  if (month === 10) add(paid(on(dice.int(12, 26)), '514', [['重阳节敬老活动', fen(600, 2_400), dice.pick(SHOPS)]]));
  if (month === 12)
    add(paid(on(dice.int(4, 12)), '513', [[`订阅${year + 1}年度党报党刊`, fen(900, 1_900), '中国邮政南溪分公司']]));
  if (month === 6 || month === 12)
    add(
      received(
        on(26),
        '501',
        [[`${year}年${month === 6 ? '上' : '下'}半年合作社上交管理费`, fen(1_500, 9_000), cooperativeOf(village)]],
        [paper('银行回单', '收款回单'), paper('合同', '合作经营协议', 6)],
      ),
    );
  return drafts;
}

/** “罗龙街道牛角村民委员会股份经济合作联合社”: the longest name a screen has to hold. */
export const cooperativeOf = ({ townName, name }: SeedVillage): string => `${townName}${name}股份经济合作联合社`;

const receiptsOf = ({ receipts }: FlowFacts): Draft[] =>
  receipts.map(({ on, amountFen, payer, summary }) =>
    received(
      on,
      '501',
      [[summary, amountFen, payer]],
      [paper('银行回单', '收款回单'), paper('合同', '租赁（承包）合同', 4)],
    ),
  );

const purchasesIn = ({ dice, purchases }: FlowFacts): Draft[] =>
  purchases.map(({ acquiredOn, name, valueFen }) =>
    paid(
      acquiredOn,
      '151',
      [[`购置${name}`, valueFen, dice.pick(SHOPS)]],
      [paper('发票', '增值税发票'), paper('验收单', '固定资产验收单'), ...SLIPS],
    ),
  );

/** A project a year or none: the earmarked money comes, a part is paid at the start, the rest when it is taken over. */
function projectsOf({ dice, village, townFinance, people }: FlowFacts): Draft[] {
  let before = '';
  const road = DEMO_VILLAGES.includes(village.code)
    ? projectDrafts({ ...OWN_ROAD, start: '2026-04-22', builder: BUILDERS[1]!, townFinance })
    : [];
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
    if (dice.chance(0.3))
      drafts.push(
        received(
          dayOf(year, 4, dice.int(6, 20)),
          '231',
          Array.from({ length: 3 }, (_, i): Item => [
            `一事一议筹资（${i + 1}组）`,
            dice.fen(900, 3_600, 50),
            maskName(dice.pick(people)),
          ]),
          [paper('决议', '村民会议决议', 3), paper('自制凭据', '筹资花名册', 4)],
        ),
      );
    if (dice.chance(0.25))
      drafts.push(
        received(
          dayOf(year, dice.int(1, 9), dice.int(3, 25)),
          '504',
          [['乡贤捐款', dice.fen(1_000, 20_000, 500), maskName(dice.pick(people))]],
          [paper('收据', '公益事业捐赠票据')],
        ),
      );
    if (village.wealth > 1 && dice.chance(0.8))
      drafts.push(
        paid(
          dayOf(year, 1, dice.int(8, 22)),
          '322',
          Array.from({ length: 3 }, (_, i): Item => [
            `${year - 1}年度收益分红（${i + 1}组）`,
            dice.fen(2_000, 9_000, 100),
            `${village.shortName}${i + 1}组成员`,
          ]),
          [paper('决议', '成员代表大会决议', 3), paper('自制凭据', '分红发放表', 6), ...SLIPS],
        ),
      );
    return drafts;
  });
  return [...years, ...road];
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
  const papers = [
    paper('发票', '增值税专用发票'),
    paper('决议', '“四议两公开”会议记录', 5),
    paper('合同', '施工合同', 8),
    ...SLIPS,
  ];
  const accepted = [paper('验收单', '竣工验收报告', 6)];
  const done = addDays(start, 125);
  return [
    received(
      start,
      '241',
      [[`${name}项目资金`, fundsFen, townFinance]],
      [paper('银行回单', '收款回单'), paper('文件', '项目资金下达文件', 3)],
    ),
    {
      ...paid(addDays(start, 20), '153', [[`${name}工程预付款`, first, builder]], papers),
      needs: `${name}项目资金`,
    },
    {
      ...paid(
        addDays(start, 110),
        '153',
        [[`${name}工程结算款`, sumFen - first, builder]],
        [...papers, paper('审计', '结算审核报告', 12)],
      ),
      needs: `${name}工程预付款`,
    },
    {
      ...recorded(done, '151', '153', finished(name), sumFen, accepted),
      needs: `${name}工程结算款`,
    },
    {
      ...recorded(done, '241', '311', `${name}项目资金转公积公益金`, fundsFen, accepted),
      needs: `${name}工程结算款`,
    },
  ];
}

/** What the entry says with which a finished project becomes a fixed asset. */
export const finished = (name: string): string => `${name}完工转固定资产`;
