import { attachToPending, attachToVoucher } from '@shared/accounts/attachments';
import { confirmBankAccount, proposeBankAccount, proposeBankAccountClosing } from '@shared/accounts/bank-accounts';
import {
  explainBankLine,
  matchBankLines,
  showBankReconciliation,
  signBankReconciliation,
  undoBankMatch,
} from '@shared/accounts/bank-reconciliation';
import { answerFinding, readForAudit, settleFinding } from '@shared/accounts/audit-queue';
import { examinePapers, handOverPapers, mendPaper, signPaperList } from '@shared/accounts/intake';
import { answerBookCopy, askForBookCopy } from '@shared/accounts/book-copies';
import { drawHandOver, signHandOver } from '@shared/accounts/hand-overs';
import {
  addCharges,
  correctCharge,
  decideChargeCorrection,
  decideLevy,
  listCharges,
  noteChargeCash,
  prepareLevy,
} from '@shared/accounts/levies';
import { announceMembersMeeting, layOpen } from '@shared/accounts/members-meetings';
import { saveVoucherTemplate } from '@shared/accounts/voucher-templates';
import { closeMonth, setOpeningBalances, showTrialBalance } from '@shared/accounts/books';
import { recordRent, registerContract, renewContract, terminateContract } from '@shared/accounts/contracts';
import { recordRepayment, registerDebt } from '@shared/accounts/debts';
import {
  approveVoucher,
  prepareReversal,
  prepareVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { payForProject, recordProgress, registerProject } from '@shared/accounts/projects';
import { publishPeriod } from '@shared/accounts/publications';
import { changeAsset, changeResource, registerAsset, registerResource } from '@shared/accounts/registers';
import type { AnyRoute } from '@shared/route';
import { addDays, dayInChina, yearOf } from '@shared/time';
import { putReconciled } from '../../functions/accounts/bank/testing/put-reconciled-store';
import { resolvedIn } from '../../functions/accounts/levies/testing/levies-in';
import { openYear } from '../../functions/accounts/open-year';
import { appoint } from '../../functions/identity/testing/appoint';
import { linesSaying } from '../../functions/accounts/testing/book-in';
import { now } from '../../functions/platform/clock';
import { freshDistrict, personNamed } from '../../functions/reports/testing/people';
import { seedChart } from '../support/chart';
import { callApi } from '../support/api';
import { enrol, NIUJIAO, TOWN } from '../support/people';
import { coveredPicture, sentPicture } from '../support/pictures';
import { callTwice, expectEveryRoute } from '../support/twice';

jest.setTimeout(300_000);

const village = { villageCode: NIUJIAO };
const BOOK = { ...village, year: 2025 };
const TODAY = dayInChina(now());
let token: string;
let reviewer: string;
let approver: string;
let auditor: string;

beforeEach(async () => {
  await freshDistrict();
  await seedChart();
  await openYear({ ...BOOK, villageName: '牛角村', townName: '罗龙街道' }, 1_000_000, now(), 'import');
  token = (await personNamed('赵强', { role: 'township', division: TOWN })).token;
  reviewer = (await personNamed('钱静', { role: 'township', division: TOWN })).token;
  approver = (await personNamed('高远', { role: 'township', division: TOWN })).token;
  auditor = (await personNamed('周敏', { role: 'township', division: TOWN })).token;
});

const twice = async <R extends AnyRoute>(route: R, params: object, body?: object) =>
  (await callTwice(route, { token, params: { ...village, ...params }, ...(body && { body }) })).body;
const voucher = (pendingId: string, by: string) => ({ token: by, params: { ...village, pendingId } });
const line = linesSaying('付误工补贴');
const VOUCHER = {
  voucherOn: '2025-01-10',
  lines: [line('513', 40_000, 0), line('102', 0, 40_000)],
  attachments: [{ kind: '自制凭据', title: '误工补贴发放表', pages: 1 }],
};
const posted = async (body = VOUCHER) => {
  const { pendingId } = (await callApi(prepareVoucher, { token, params: village, body })).body;
  await callApi(reviewVoucher, voucher(pendingId, reviewer));
  return (await callApi(approveVoucher, voucher(pendingId, approver))).body.voucherId!;
};
/** So many accounts are carried in several transactions. */
const MANY = 60;

test('a book from its opening balances to its end', async () => {
  const { version } = (await callApi(showTrialBalance, { params: BOOK })).body;
  const balances = [line('102', 900_000, 0), line('311', 0, 900_000)].map(({ summary: _, ...balance }) => balance);
  await twice(setOpeningBalances, BOOK, { version, balances });
  await callTwice(closeMonth, { token, params: { ...BOOK, month: 1 } });
  await twice(publishPeriod, BOOK, { period: '2025-01' });
  // December has something to carry, more than fits into the transaction that closes it.
  for (let place = 0; place < MANY; place += 20) {
    const accounts = Array.from({ length: 20 }, (_, each) => `513${String(place + each + 1).padStart(2, '0')}`);
    const voucherOn = '2025-12-10';
    const lines = [...accounts.map((code) => line(code, 100, 0)), line('102', 0, 2_000)];
    await posted({ ...VOUCHER, voucherOn, lines: lines.map((each) => ({ ...each, accountName: '误工补贴' })) });
  }
  for (let month = 2; month <= 11; month += 1) await callApi(closeMonth, { token, params: { ...BOOK, month } });
  await callTwice(closeMonth, { token, params: { ...BOOK, month: 12 } });
});

test('a booked voucher that is read again, answered and settled', async () => {
  const params = { ...BOOK, voucherId: await posted() };
  await callTwice(readForAudit, { token: auditor, params, body: { finding: '没有领款人签字' } });
  await callTwice(answerFinding, { token, params, body: { version: 1, answer: '已经补签' } });
  await callTwice(settleFinding, { token: auditor, params, body: { version: 2, isMended: true } });
});

test('papers that are handed over, returned, mended, accepted, signed by both and booked', async () => {
  const clerk = await personNamed('刘会', { role: 'cadre', division: NIUJIAO });
  await appoint('clerk', NIUJIAO, clerk);
  const paper = async () => ({
    ...{ kind: '发票' as const, amountFen: 40_000, on: '2025-01-10', what: '误工补贴' },
    mediaIds: [await sentPicture(clerk.token)],
  });
  const by = { token: clerk.token };
  const { batchId, papers } = (
    await callTwice(handOverPapers, { ...by, params: village, body: { papers: [await paper()] } })
  ).body;
  const params = { ...village, batchId };
  const { paperId } = papers[0]!;
  await callTwice(examinePapers, { token, params, body: { decisions: [{ paperId, reason: 'unclear' }] } });
  await callTwice(mendPaper, { ...by, params: { ...params, paperId }, body: await paper() });
  const accepted = await callTwice(examinePapers, { token, params, body: { decisions: [{ paperId }] } });
  const { digest } = accepted.body;
  await callTwice(signPaperList, { ...by, params, body: { side: 'village', digest } });
  await callTwice(signPaperList, { token, params, body: { side: 'centre', digest } });
  const { pendingId } = await twice(prepareVoucher, {}, { ...VOUCHER, intake: { batchId, paperIds: [paperId] } });
  await callTwice(returnVoucher, { ...voucher(pendingId, reviewer), body: { reason: '科目不对' } });
});

test('a template that is saved, and a copy that a member asks for and is given', async () => {
  const office = await personNamed('周区', { role: 'regulator', division: NIUJIAO.slice(0, 6) });
  const lines = [
    { side: 'debit' as const, accountCode: '513', share: 10_000 },
    { side: 'credit' as const, accountCode: '102', share: 10_000 },
  ];
  const template = { name: '付电费', summary: '付电费', lines, papers: [], usableBy: [], isInUse: true, version: 0 };
  const params = { division: NIUJIAO.slice(0, 6) };
  await callTwice(saveVoucherTemplate, { token: office.token, params, body: template });
  await callApi(closeMonth, { token, params: { ...BOOK, month: 1 } });
  const body = { year: 2025, from: 1, through: 1, contents: ['statements' as const] };
  const { copyId } = (await callTwice(askForBookCopy, { token: office.token, params: village, body })).body;
  await callTwice(answerBookCopy, { token, params: { ...village, copyId }, body: {} });
});

test('a levy, from its beginning to the cash that is noted', async () => {
  const decisionId = await resolvedIn(NIUJIAO);
  await openYear({ ...BOOK, year: yearOf(TODAY), villageName: '牛角村', townName: '罗龙街道' }, 0, now(), 'import');
  const clerk = (await personNamed('陈建国', { role: 'cadre', division: NIUJIAO })).token;
  const body = { kind: 'water' as const, decisionId, rateFen: 285, month: '2026-10', dueOn: addDays(TODAY, 20) };
  const { levyId } = (await callTwice(prepareLevy, { token: clerk, params: village, body })).body;
  const { person, idNumber } = await enrol('王秀英');
  const lines = [{ name: person.name, idNumber, basis: { previous: 1, present: 9 } }];
  const params = { ...village, levyId };
  const { version } = (await callTwice(addCharges, { token: clerk, params, body: { lines } })).body;
  await callTwice(decideLevy, { token, params, body: { agrees: true, version } });
  const [charge] = (await callApi(listCharges, { token, params })).body.items;
  const at = { ...village, chargeId: charge!.chargeId };
  const correction = { reason: 'misread' as const, basis: { previous: 1, present: 5 }, version: charge!.version };
  const asked = (await callTwice(correctCharge, { token: clerk, params: at, body: correction })).body;
  const agreed = { agrees: true, version: asked.version };
  const mended = (await callTwice(decideChargeCorrection, { token, params: at, body: agreed })).body;
  expect(mended.changes).toHaveLength(1);
  const noted = await callTwice(noteChargeCash, { token: clerk, params: at, body: { version: mended.version } });
  expect(noted.body.receipts).toHaveLength(1);
});

test('a members’ meeting that is announced, and what lies open before it', async () => {
  const heldOn = `${Number(TODAY.slice(0, 4)) + 1}-03-20`;
  await callTwice(announceMembersMeeting, { token, params: BOOK, body: { heldOn, version: 0 } });
  await callTwice(layOpen, { token, params: BOOK, body: { item: 'distribution', version: 1 } });
});

test('a post that is handed over: drawn and signed', async () => {
  const [old, next] = await Promise.all(
    ['刘旧', '唐新'].map((name) => personNamed(name, { role: 'cadre', division: NIUJIAO })),
  );
  const termId = await appoint('clerk', NIUJIAO, old!, { toOn: '2024-12-31' });
  await appoint('clerk', NIUJIAO, next!, { fromOn: '2025-01-01' });
  const params = { division: NIUJIAO, termId };
  const { digest } = (await callTwice(drawHandOver, { token: old!.token, params, body: { things: [] } })).body;
  await callTwice(signHandOver, { token: old!.token, params, body: { side: 'outgoing', digest: digest! } });
});

test('a voucher that is returned, posted and reversed', async () => {
  const { pendingId } = await twice(prepareVoucher, {}, VOUCHER);
  const reason = { reason: '附件和金额对不上' };
  await callTwice(returnVoucher, { ...voucher(pendingId, reviewer), body: reason });
  const next = (await callApi(prepareVoucher, { token, params: village, body: VOUCHER })).body;
  await callTwice(reviewVoucher, voucher(next.pendingId, reviewer));
  const { voucherId } = (await callTwice(approveVoucher, voucher(next.pendingId, approver))).body;
  const reversal = await twice(
    prepareReversal,
    { ...BOOK, voucherId: voucherId! },
    { voucherOn: '2025-01-11', reason: '记重了' },
  );
  await callApi(reviewVoucher, voucher(reversal.pendingId, reviewer));
  await callTwice(approveVoucher, voucher(reversal.pendingId, approver));
});

test('the papers of a voucher', async () => {
  const params = { ...BOOK, voucherId: await posted() };
  const [one, other] = [await coveredPicture(token, 'no'), await coveredPicture(token, 'no')];
  await twice(attachToVoucher, params, { place: 0, mediaIds: [one] });
  await twice(attachToVoucher, params, { place: 0, mediaIds: [other], replaces: one });
  const { pendingId } = (await callApi(prepareVoucher, { token, params: village, body: VOUCHER })).body;
  const early = await coveredPicture(token, 'no');
  await twice(attachToPending, { pendingId }, { place: 0, mediaIds: [early] });
});

const ASSET = {
  ...{ cardNo: 'GD-0001', name: '提灌站', kind: '农田水利设施', acquiredOn: '2025-12-10', place: '4组' },
  ...{ originalValueFen: 1_200_000, usefulLifeMonths: 120, residualPercent: 0, custodian: '陈建国' },
};
const POND = { name: '3组大堰塘', kind: 'pond', areaMu: 12.35, place: '3组', bounds: '东至村道', use: 'idle' };
const CONTRACT = {
  ...{ contractNo: 'HT-2025-01', title: '大堰塘养鱼承包合同', partyB: '王秀英', partyBKind: 'person' },
  ...{ subject: '大堰塘', signedOn: '2025-01-01', startsOn: '2025-01-01', endsOn: '2027-12-31' },
  ...{ yearlyRentFen: 500_000, decidedBy: '2024年12月村民代表会议决议' },
  dues: ['2025', '2026', '2027'].map((year) => ({ dueOn: `${year}-03-01`, amountFen: 500_000 })),
};
const RENEWAL = {
  ...{ version: 2, on: TODAY, endsOn: '2028-12-31', yearlyRentFen: 600_000, decidedBy: '村民代表会议' },
  dues: [{ dueOn: '2028-03-01', amountFen: 600_000 }],
};
const DEBT = {
  ...{ kind: 'lent', counterparty: '李小军', counterpartyKind: 'person', what: '借给合作社周转' },
  ...{ principalFen: 300_000, arisenOn: '2026-01-10', dueOn: '2026-10-31' },
};
const PROJECT = {
  ...{ name: '村组道路硬化', budgetFen: 900_000, decidedOn: '2026-03-01', decidedBy: '村民代表会议' },
  sources: [{ from: '集体自筹', amountFen: 900_000 }],
};
const TENDERED = {
  ...{ version: 1, stage: 'tendered', on: '2026-03-20', tender: 'comparison', contractFen: 850_000 },
  ...{ contractor: '恒固建筑公司', contractorKind: 'organisation' },
};
const picture = async () => ({ mediaIds: [await coveredPicture(token, 'no')] });

test('assets and resources', async () => {
  const { assetId } = await twice(registerAsset, {}, { ...ASSET, ...(await picture()) });
  await twice(changeAsset, { assetId }, { version: 1, on: TODAY, change: { kind: 'idled' } });
  const { resourceId } = await twice(registerResource, {}, POND);
  const measured = { version: 1, on: TODAY, change: { kind: 'measured', areaMu: 13.4 }, reason: '重新测量' };
  await twice(changeResource, { resourceId }, measured);
});

test('a contract from its signing to its end', async () => {
  const { resourceId } = (await callApi(registerResource, { token, params: village, body: POND })).body;
  const { contractId } = await twice(registerContract, {}, { ...CONTRACT, resourceId });
  const params = { contractId };
  await twice(recordRent, params, { version: 1, receivedOn: TODAY, amountFen: 700_000 });
  await twice(renewContract, params, RENEWAL);
  await twice(terminateContract, params, { version: 3, on: TODAY, reason: '承租方不干了', decidedBy: '村民代表会议' });
});

test('a debt and a project', async () => {
  const { debtId, side } = await twice(registerDebt, {}, DEBT);
  await twice(recordRepayment, { side, debtId }, { version: 1, repaidOn: TODAY, amountFen: 100_000 });
  const { projectId } = await twice(registerProject, {}, PROJECT);
  await twice(recordProgress, { projectId }, { ...TENDERED, ...(await picture()) });
  await twice(payForProject, { projectId }, { version: 2, paidOn: TODAY, amountFen: 400_000, what: '进度款' });
});

test('a bank account is opened and closed by two', async () => {
  const account = {
    ...{ version: 0, bank: '南溪农商银行', accountNumber: '88110100123456780', purpose: 'basic', ledgerCode: '102' },
    ...{ openedOn: '2025-01-05', decidedBy: '村民代表会议' },
  };
  const { bankAccountId } = (await twice(proposeBankAccount, {}, account)).items[0]!;
  const second = (version: number) => ({
    token: reviewer,
    params: { ...village, bankAccountId },
    body: { version, verdict: 'confirm' },
  });
  await callTwice(confirmBankAccount, second(1));
  await twice(proposeBankAccountClosing, { bankAccountId }, { version: 2, closedOn: '2025-12-01' });
  await callTwice(confirmBankAccount, second(3));
});

test('a line of the bank is explained, matched, taken back, and its month signed', async () => {
  const bankAccountId = await putReconciled(NIUJIAO, '2025-01', [-40_000]);
  const voucherId = await posted();
  const lineKey = '2025-01-10#00001';
  await twice(explainBankLine, { bankAccountId }, { lineKey, awaits: 'booking', note: '凭证在路上' });
  const body = { lineKeys: [lineKey], vouchers: [{ year: 2025, voucherId }] };
  const { matchId } = await twice(matchBankLines, { bankAccountId }, body);
  await twice(undoBankMatch, { bankAccountId, matchId });
  const month = { ...village, bankAccountId, month: '2025-01' };
  const { digest } = (await callApi(showBankReconciliation, { token, params: month })).body;
  await twice(signBankReconciliation, month, { digest });
});

test('every route of the accounts was sent twice', () => expectEveryRoute('accounts'));
