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
import { sumStatements } from '../../functions/accounts/consolidation/sum-statements';
import { now } from '../../functions/platform/clock';
import { callApi } from '../../tests/support/api';
import type { District } from './district';
import { CATALOGUE, type Exercise, tenfold } from './exercise';
import { YEAR } from './rows';

const inVillage = ({ village }: District) => ({ params: { villageCode: village.code } });
const ofYear = ({ village }: District) => ({ params: { villageCode: village.code, year: YEAR } });
const asTownship = (d: District) => ({ ...inVillage(d), token: d.township.token });
const BOOK = 'the year’s vouchers, entries and postings';
const WAITING = 'the vouchers that await a step, in another village: a month with one cannot be closed';
const VILLAGES = 'the villages of the town';
const ON = `${YEAR}-12-20`;

/** The sums of the town, as the last hour made them. */
const consolidated = async ({ village, township: { token } }: District) => {
  await sumStatements(districtOf(village.code), now());
  return { params: { division: townOf(village.code), year: YEAR }, token };
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
export const prepared = async (d: District) => {
  const answer = await callApi(prepareVoucher, { ...asTownship(d), body });
  return { villageCode: d.village.code, pendingId: answer.body.pendingId };
};
const reviewed = async (d: District) => {
  const params = await prepared(d);
  await callApi(reviewVoucher, { params, token: d.bookkeepers[0].token });
  return params;
};
/** A voucher of the book, as the audit names it, and what a second reader and a booker take their steps with. */
const booked = async (d: District) => {
  const answer = await callApi(approveVoucher, { params: await reviewed(d), token: d.bookkeepers[1].token });
  return { params: { ...ofYear(d).params, voucherId: answer.body.voucherId! }, token: d.regulator.token };
};
const found = async (d: District) => {
  const reading = await booked(d);
  await callApi(readForAudit, { ...reading, body: { finding: '没有领款人签字' } });
  return reading;
};
const answered = async (d: District) => {
  const reading = await found(d);
  await callApi(answerFinding, { ...reading, token: d.township.token, body: { version: 1, answer: '已经补签' } });
  return reading;
};
const nextMonth = async (d: District) => (await callApi(showVillageYear, ofYear(d))).body.closedThrough + 1;
const closeNext = async (d: District) => ({
  params: { villageCode: d.village.code, year: YEAR, month: await nextMonth(d) },
  token: d.township.token,
});

/** The book: its openings first, which are set before a month is closed; then what reads and what moves it. */
export const bookExercises: Exercise[] = [
  tenfold(BOOK)(setOpeningBalances, async (d) => ({
    ...ofYear(d),
    token: d.township.token,
    body: {
      version: (await callApi(showTrialBalance, ofYear(d))).body.version,
      balances: [
        { accountCode: '102', debitFen: 1_000_000_000, creditFen: 0 },
        { accountCode: '301', debitFen: 0, creditFen: 1_000_000_000 },
      ],
    },
  })),
  tenfold(CATALOGUE)(listChartAccounts, () => ({})),
  tenfold(BOOK)(showTrialBalance, ofYear),
  tenfold(BOOK)(showStatements, ofYear),
  tenfold(BOOK)(listPostings, (d) => ({ params: { ...ofYear(d).params, accountCode: d.accountCode } })),
  tenfold(BOOK)(prepareVoucher, (d) => ({ ...asTownship(d), body })),
  tenfold(BOOK)(reviewVoucher, async (d) => ({ params: await prepared(d), token: d.bookkeepers[0].token })),
  tenfold(BOOK)(approveVoucher, async (d) => ({ params: await reviewed(d), token: d.bookkeepers[1].token })),
  tenfold(BOOK)(returnVoucher, async (d) => ({
    params: await prepared(d),
    token: d.regulator.token,
    body: { reason: '单据不全' },
  })),
  tenfold(BOOK)(prepareReversal, (d) => ({
    params: { ...ofYear(d).params, voucherId: d.voucherId },
    body: { voucherOn: ON, reason: '金额记错' },
  })),
  tenfold(WAITING, { as: 'village' })(listPendingVouchers, (d) => ({ params: { division: d.neighbour.code } })),
  tenfold(WAITING, { as: 'town' })(listPendingVouchers, (d) => ({ params: { division: d.village.townCode } })),
  tenfold(BOOK)(listAuditQueue, (d) => ({ params: { ...ofYear(d).params, month: 12 }, token: d.regulator.token })),
  tenfold(BOOK)(readForAudit, async (d) => ({ ...(await booked(d)), body: {} })),
  tenfold(BOOK)(answerFinding, async (d) => ({
    ...(await found(d)),
    ...{ token: d.township.token, body: { version: 1, answer: '已经补签' } },
  })),
  tenfold(BOOK)(settleFinding, async (d) => ({ ...(await answered(d)), body: { version: 2, isMended: true } })),
  tenfold(BOOK)(listClosingFaults, closeNext),
  tenfold(BOOK)(closeMonth, closeNext),
  tenfold(BOOK)(listPublications, ofYear),
  tenfold(BOOK)(publishPeriod, async (d) => {
    const month = await closeNext(d);
    await callApi(closeMonth, month);
    const period = `${YEAR}-${String(month.params.month).padStart(2, '0')}`;
    return { ...ofYear(d), token: d.township.token, body: { period } };
  }),
  tenfold(VILLAGES)(listPublishing, (d) => ({ params: { division: d.village.townCode, year: YEAR } })),
  tenfold(VILLAGES, {
    grows: 'what stands in the way of closing is read of each month that awaits it: all vouchers of the month',
  })(listWorkbench, (d) => ({
    params: { division: districtOf(d.village.code), year: YEAR },
    token: d.regulator.token,
  })),
  tenfold(VILLAGES)(showConsolidatedStatements, consolidated),
  tenfold(VILLAGES)(exportConsolidatedStatements, async (d) => {
    const { params, token } = await consolidated(d);
    return { params: { ...params, format: 'csv' }, token };
  }),
];
