import { showVillageYear } from '@shared/accounts/accounts';
import {
  closeMonth,
  listChartAccounts,
  listPostings,
  setOpeningBalances,
  showStatements,
  showTrialBalance,
} from '@shared/accounts/books';
import {
  approveVoucher,
  listPendingVouchers,
  prepareReversal,
  prepareVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { showConsolidatedStatements } from '@shared/accounts/consolidated-statements';
import { exportConsolidatedStatements } from '@shared/accounts/papers';
import { districtOf, townOf } from '@shared/divisions';
import { listPublications, listPublishing, publishPeriod } from '@shared/accounts/publications';
import { answerFinding, listAuditQueue, readForAudit, settleFinding } from '@shared/accounts/audit-queue';
import { listClosingFaults } from '@shared/accounts/closing-faults';
import { listWorkbench } from '@shared/accounts/workbench';
import { monthOfYear } from '@shared/time';
import { sumStatements } from '../../functions/accounts/consolidation/sum-statements';
import { now } from '../../functions/platform/clock';
import type { District } from './district';
import { CATALOGUE, done, type Exercise, tenfold } from './exercise';
import { YEAR } from './rows';

const BOOK = 'the year’s vouchers, entries and postings';
const WAITING = 'the vouchers that await a step, in another village: a month with one cannot be closed';
const VILLAGES = 'the villages of the town';
const ON = `${YEAR}-12-20`;

/** The sums of the town, as the last hour made them. */
const consolidated = async ({ village, township: { token } }: District) => {
  await sumStatements(districtOf(village.code), now());
  return { params: { division: townOf(village.code) }, token };
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
const toReview = async (d: District) => ({ params: await prepared(d), token: d.bookkeepers[0].token });
const toApprove = async (d: District) => {
  const call = await toReview(d);
  await done(d, reviewVoucher, call);
  return { ...call, token: d.bookkeepers[1].token };
};
/** A voucher of the book, as the audit names it, and what a second reader and a booker take their steps with. */
const booked = async (d: District) => {
  const { voucherId } = await done(d, approveVoucher, await toApprove(d));
  return { params: { voucherId: voucherId! }, token: d.regulator.token };
};
const toAnswer = async (d: District) => {
  const reading = await booked(d);
  await done(d, readForAudit, { ...reading, body: { finding: '没有领款人签字' } });
  return { ...reading, token: d.township.token, body: { version: 1, answer: '已经补签' } };
};
const nextMonth = async (d: District) => ({ month: (await done(d, showVillageYear)).closedThrough + 1 });
const closeNext = async (d: District) => ({ params: await nextMonth(d) });

/** The book: its openings first, which are set before a month is closed; then what reads and what moves it. */
export const bookExercises: Exercise[] = [
  tenfold(BOOK)(setOpeningBalances, async (d) => ({
    body: {
      version: (await done(d, showTrialBalance)).version,
      balances: [
        { accountCode: '102', debitFen: 1_000_000_000, creditFen: 0 },
        { accountCode: '301', debitFen: 0, creditFen: 1_000_000_000 },
      ],
    },
  })),
  tenfold(CATALOGUE)(listChartAccounts),
  tenfold(BOOK)(showTrialBalance),
  tenfold(BOOK)(showStatements),
  tenfold(BOOK)(listPostings),
  tenfold(BOOK)(prepareVoucher, () => ({ body })),
  tenfold(BOOK)(reviewVoucher, toReview),
  tenfold(BOOK)(approveVoucher, toApprove),
  tenfold(BOOK)(returnVoucher, async (d) => ({
    params: await prepared(d),
    token: d.regulator.token,
    body: { reason: '单据不全' },
  })),
  tenfold(BOOK)(prepareReversal, () => ({ body: { voucherOn: ON, reason: '金额记错' } })),
  tenfold(WAITING, { as: 'village' })(listPendingVouchers, (d) => ({ params: { division: d.neighbour.code } })),
  tenfold(WAITING, { as: 'town' })(listPendingVouchers, (d) => ({ params: { division: d.village.townCode } })),
  tenfold(BOOK)(listAuditQueue, (d) => ({ params: { month: 12 }, token: d.regulator.token })),
  tenfold(BOOK)(readForAudit, async (d) => ({ ...(await booked(d)), body: {} })),
  tenfold(BOOK)(answerFinding, toAnswer),
  tenfold(BOOK)(settleFinding, async (d) => {
    const answer = await toAnswer(d);
    await done(d, answerFinding, answer);
    return { ...answer, token: d.regulator.token, body: { version: 2, isMended: true } };
  }),
  tenfold(BOOK)(listClosingFaults, closeNext),
  tenfold(BOOK)(closeMonth, closeNext),
  tenfold(BOOK)(listPublications),
  tenfold(BOOK)(publishPeriod, async (d) => {
    const params = await nextMonth(d);
    await done(d, closeMonth, { params });
    return { body: { period: monthOfYear(YEAR, params.month) } };
  }),
  tenfold(VILLAGES)(listPublishing, (d) => ({ params: { division: d.village.townCode } })),
  tenfold(VILLAGES, {
    grows: 'what stands in the way of closing is read of each month that awaits it: all vouchers of the month',
  })(listWorkbench, (d) => ({ params: { division: districtOf(d.village.code) }, token: d.regulator.token })),
  tenfold(VILLAGES)(showConsolidatedStatements, consolidated),
  tenfold(VILLAGES)(exportConsolidatedStatements, async (d) => {
    const { params, token } = await consolidated(d);
    return { params: { ...params, format: 'csv' }, token };
  }),
];
