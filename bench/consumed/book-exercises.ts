import { showVillageYear } from '@shared/accounts/accounts';
import { answerFinding, readForAudit } from '@shared/accounts/audit-queue';
import { closeMonth, showTrialBalance } from '@shared/accounts/books';
import { approveVoucher, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { districtOf } from '@shared/divisions';
import { monthOfYear } from '@shared/time';
import { sumStatements } from '../../functions/accounts/consolidation/sum-statements';
import { now } from '../../functions/platform/clock';
import type { District } from './district';
import { type Call, CATALOGUE, done, exercises, tenfold } from './exercise';
import { YEAR } from './rows';

const WAITING = 'the vouchers that await a step, in another village: a month with one cannot be closed';
const VILLAGES = 'the villages of the town';
const ON = `${YEAR}-12-20`;

/** The sums of the town, as the last hour made them. */
const consolidated = async ({ village }: District): Promise<Call> => {
  await sumStatements(districtOf(village.code), now());
  return { by: 'township', in: 'town' };
};

const body = {
  voucherOn: ON,
  lines: [
    { summary: '付村道日常养护劳务费', accountCode: '514', debitFen: 12_345, creditFen: 0 },
    { summary: '付村道日常养护劳务费', accountCode: '102', debitFen: 0, creditFen: 12_345 },
  ],
  attachments: [{ kind: '发票', title: '税务发票', pages: 1 }],
};
/** A voucher that waits for its review. */
export const prepared = async (d: District) => ({ pendingId: (await done(d, prepareVoucher, { body })).pendingId });
const toReview = async (d: District) => ({ on: await prepared(d), by: d.bookkeepers[0] });
const toApprove = async (d: District) => {
  const call = await toReview(d);
  await done(d, reviewVoucher, call);
  return { ...call, by: d.bookkeepers[1] };
};
/** A voucher of the book, as the audit names it, and what a second reader and a booker take their steps with. */
const booked = async (d: District) => {
  const { voucherId } = await done(d, approveVoucher, await toApprove(d));
  return { on: { voucherId: voucherId! }, by: 'regulator' as const };
};
const toAnswer = async (d: District) => {
  const reading = await booked(d);
  await done(d, readForAudit, { ...reading, body: { finding: '没有领款人签字' } });
  return { ...reading, by: 'township' as const, body: { version: 1, answer: '已经补签' } };
};
const nextMonth = async (d: District) => ({ month: (await done(d, showVillageYear)).closedThrough + 1 });
const closeNext = async (d: District) => ({ on: await nextMonth(d) });

/** The book: its openings first, which are set before a month is closed; then what reads and what moves it. */
export const bookExercises = exercises('the year’s vouchers, entries and postings', {
  setOpeningBalances: async (d) => ({
    body: {
      version: (await done(d, showTrialBalance)).version,
      balances: [
        { accountCode: '102', debitFen: 1_000_000_000, creditFen: 0 },
        { accountCode: '301', debitFen: 0, creditFen: 1_000_000_000 },
      ],
    },
  }),
  listChartAccounts: tenfold(CATALOGUE),
  showTrialBalance: {},
  showStatements: {},
  listPostings: {},
  prepareVoucher: { body },
  reviewVoucher: toReview,
  approveVoucher: toApprove,
  returnVoucher: async (d) => ({ on: await prepared(d), by: 'regulator', body: { reason: '单据不全' } }),
  prepareReversal: { body: { voucherOn: ON, reason: '金额记错' } },
  'listPendingVouchers (village)': tenfold(WAITING, (d) => ({ params: { division: d.neighbour.code } })),
  'listPendingVouchers (town)': tenfold(WAITING, { in: 'town' }),
  listAuditQueue: { by: 'regulator', params: { month: 12 } },
  readForAudit: async (d) => ({ ...(await booked(d)), body: {} }),
  answerFinding: toAnswer,
  settleFinding: async (d) => {
    const answer = await toAnswer(d);
    await done(d, answerFinding, answer);
    return { ...answer, by: 'regulator', body: { version: 2, isMended: true } };
  },
  listClosingFaults: closeNext,
  closeMonth: closeNext,
  listPublications: {},
  publishPeriod: async (d) => {
    const on = await nextMonth(d);
    await done(d, closeMonth, { on });
    return { body: { period: monthOfYear(YEAR, on.month) } };
  },
  listPublishing: tenfold(VILLAGES, { in: 'town' }),
  listWorkbench: tenfold(
    VILLAGES,
    { in: 'district', by: 'regulator' },
    'what stands in the way of closing is read of each month that awaits it: all vouchers of the month',
  ),
  showConsolidatedStatements: tenfold(VILLAGES, consolidated),
  exportConsolidatedStatements: tenfold(VILLAGES, async (d) => ({
    ...(await consolidated(d)),
    params: { format: 'csv' },
  })),
});
