import { yearOf } from '@shared/time';
import type { Figures } from '../rules/condition';
import type { Example } from './example';
import type { PostedLine } from '../../accounts/book';
import type { AssetRow, ContractRow, DebtRow, EventRow, ProjectRow } from '../../accounts/registers/rows';
import type { BookedVoucher, Officer, PaidPayment, VillageRows, YearBalances } from '../facts/rows';

/** Rows for the rules' worked examples, as short as they can be. The village and its people are invented. */
export const VILLAGE = '511503002201';
export const TODAY = '2026-11-20';

let made = 0;
const idOf = (kind: string): string => `${kind}${(made += 1)}`;

/** All kinds delivered and empty: a rule then has nothing to say, and is not silent. */
export const rowsWith = (rows: Partial<VillageRows>): VillageRows => ({
  villageCode: VILLAGE,
  today: TODAY,
  vouchers: [],
  balances: [],
  publications: [],
  contracts: [],
  assets: [],
  resources: [],
  debts: [],
  projects: [],
  events: [],
  matters: [],
  officers: [],
  payments: [],
  reports: [],
  bursts: [],
  deaths: [],
  standings: [],
  bankBalances: [],
  unreconciled: [],
  cashLimits: [],
  peers: [],
  ...rows,
});

/** An example of what a village has: all else is delivered and empty. */
export const given = (title: string, rows: Partial<VillageRows>): Example => ({ title, rows: rowsWith(rows) });
/** The same where the district has set these figures for the rule. */
export const under =
  (figures: Figures) =>
  (title: string, rows: Partial<VillageRows>): Example => ({ ...given(title, rows), figures });

type Line = [
  accountCode: string,
  debitYuan: number,
  creditYuan: number,
  summary?: string,
  counterparty?: string,
  key?: string,
];

const lineOf = ([accountCode, debit, credit, summary = '付款', counterparty, counterpartyKey]: Line): PostedLine => ({
  accountCode,
  accountName: accountCode,
  debitFen: debit * 100,
  creditFen: credit * 100,
  summary,
  ...(counterparty && { counterparty }),
  ...(counterpartyKey && { counterpartyKey }),
});

export const voucher = (voucherOn: string, lines: Line[], more: Partial<BookedVoucher> = {}): BookedVoucher => ({
  voucherId: idOf('V'),
  voucherNo: '记-0001',
  year: yearOf(voucherOn),
  villageCode: VILLAGE,
  villageName: '牛角村',
  bookkeeper: '核算中心',
  voucherOn,
  lines: lines.map(lineOf),
  totalFen: lines.reduce((sum, [, debit]) => sum + debit * 100, 0),
  attachments: [{ kind: '发票', title: '增值税发票', pages: 1 }],
  preparedBy: '李会计',
  reviewedBy: '王主任',
  approvedBy: '陈书记',
  ...more,
});

/** An expense out of the bank, or out of the till. */
export const spent = (
  on: string,
  yuan: number,
  {
    to = '恒固建筑公司',
    what = '修路',
    account = '514',
    from = '102',
    key,
    ...more
  }: Partial<BookedVoucher> & {
    to?: string;
    what?: string;
    account?: string;
    from?: string;
    key?: string;
  } = {},
): BookedVoucher =>
  voucher(on, [key ? [account, yuan, 0, what, to, key] : [account, yuan, 0, what, to], [from, 0, yuan, what]], more);

export const earned = (on: string, yuan: number, account = '501', into = '102'): BookedVoucher =>
  voucher(on, [
    [into, yuan, 0, '收款'],
    [account, 0, yuan, '收租金'],
  ]);

export const contract = (more: Partial<ContractRow> = {}): ContractRow => ({
  villageCode: VILLAGE,
  version: 1,
  contractId: idOf('C'),
  contractNo: 'HT-1',
  title: '门面租赁合同',
  partyA: '牛角村',
  partyB: '王*英',
  subject: '村口门面',
  signedOn: '2020-01-01',
  startsOn: '2020-01-01',
  endsOn: '2029-12-31',
  yearlyRentFen: 1_000_000,
  dues: [],
  receipts: [],
  decidedBy: '村民代表会议',
  ...more,
});

export const asset = (more: Partial<AssetRow> = {}): AssetRow => ({
  villageCode: VILLAGE,
  version: 1,
  assetId: idOf('A'),
  cardNo: 'ZC-1',
  name: '村口门面',
  kind: '房屋',
  acquiredOn: '2020-01-01',
  method: 'straightLine',
  residualPercent: 0,
  usefulLifeMonths: 240,
  bases: [{ from: '2020-01-01', originalValueFen: 24_000_000, depreciatedFen: 0, months: 240 }],
  status: 'inUse',
  place: '村口',
  custodian: '李会计',
  mediaIds: [],
  ...more,
});

export const event = (more: Partial<EventRow> & Pick<EventRow, 'itemId' | 'kind' | 'on'>): EventRow => ({
  villageCode: VILLAGE,
  of: 'asset',
  eventId: idOf('E'),
  recordedAt: `${more.on}T04:00:00.000Z`,
  recordedBy: '核算中心',
  ...more,
});

export const debt = (more: Partial<DebtRow> = {}): DebtRow => ({
  villageCode: VILLAGE,
  version: 1,
  side: 'receivable',
  debtId: idOf('D'),
  kind: 'lent',
  counterparty: '王*英',
  what: '周转',
  principalFen: 500_000,
  arisenOn: '2026-01-10',
  repayments: [],
  ...more,
});

export const project = (more: Partial<ProjectRow> = {}): ProjectRow => ({
  villageCode: VILLAGE,
  version: 1,
  projectId: idOf('P'),
  name: '3组路面硬化',
  budgetFen: 10_000_000,
  sources: [],
  progress: [{ stage: 'decided', on: '2025-10-01', mediaIds: [] }],
  payments: [],
  ...more,
});

export const paidFor = (voucher: BookedVoucher, amountFen: number): ProjectRow['payments'][number] => ({
  paidOn: voucher.voucherOn,
  amountFen,
  what: '进度款',
  voucher: { year: voucher.year, voucherId: voucher.voucherId, voucherNo: voucher.voucherNo },
});

export const payment = (more: Partial<PaidPayment> = {}): PaidPayment => ({
  personId: 'person1',
  paymentId: idOf('PAY'),
  programCode: 'BT39',
  programName: '高龄津贴',
  amountFen: 10_000,
  paidOn: '2026-03-20',
  status: 'credited',
  period: '2026年3月',
  transfer: [{ status: 'credited', on: '2026-03-20' }],
  ...more,
});

type Turnover = [month: number, debitYuan: number, creditYuan: number];
/** A year's balances: openings in yuan (a credit is below zero) and what moved. */
export const balances = (
  closedThrough: number,
  accounts: Record<string, { opening: number; moved?: Turnover[] }>,
  year = 2026,
): YearBalances => ({
  year,
  closedThrough,
  lastNumber: 1,
  accounts: Object.entries(accounts).map(([accountCode, { opening, moved = [] }]) => ({
    accountCode,
    accountName: accountCode,
    openingFen: opening * 100,
    turnover: moved.map(([period, debit, credit]) => ({ period, debitFen: debit * 100, creditFen: credit * 100 })),
  })),
});

export const SECRETARY: Officer = {
  personId: 'secretary',
  name: '陈书记',
  title: '党支部书记',
  key: 'key-secretary',
  kin: [{ personId: 'wife', key: 'key-wife' }],
};
