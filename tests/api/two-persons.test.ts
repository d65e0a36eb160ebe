import { decideReviewBurst } from '@shared/reviews/bursts';
import {
  askToOpenIdentity,
  consentToOpenIdentity,
  openReporterIdentity,
  refuseToOpenIdentity,
  wantIdentity,
} from '@shared/custody/custody';
import { confirmBankAccount, proposeBankAccount, proposeBankAccountClosing } from '@shared/accounts/bank-accounts';
import { showBankReconciliation, signBankReconciliation } from '@shared/accounts/bank-reconciliation';
import { answerBookCopy, askForBookCopy } from '@shared/accounts/book-copies';
import { closeMonth } from '@shared/accounts/books';
import { drawHandOver, signHandOver } from '@shared/accounts/hand-overs';
import { examinePapers, handOverPapers, mendPaper, signPaperList } from '@shared/accounts/intake';
import { addCharges, correctCharge, decideChargeCorrection, decideLevy, prepareLevy } from '@shared/accounts/levies';
import { issueBindingCode } from '@shared/identity/counter';
import { confirmGrant, listOpenGrants } from '@shared/identity/grants';
import { grantRole, revokeRole, unbindPerson } from '@shared/identity/identity';
import { answerFinding, readForAudit, settleFinding } from '@shared/accounts/audit-queue';
import { attachToVoucher } from '@shared/accounts/attachments';
import { checkCopy, redactMedia, type ShowsPersons } from '@shared/media/redaction';
import { approveVoucher, prepareReversal, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import {
  askForMaterial,
  assignReport,
  extendReport,
  recuseFromReport,
  reopenAnonymousReport,
  refuseReport,
  resumeReport,
  reopenReport,
  superviseReport,
  transferReport,
} from '@shared/reports/commands';
import { sortPile } from '@shared/reports/work';
import {
  acceptReport,
  answerReport,
  listWork,
  rateAnswer,
  returnReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { appealRestriction, decideAppeal, markReportFalse, showMyRestrictions } from '@shared/custody/restrictions';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  decideReviewFlag,
  refuseHeldReview,
  releaseHeldReview,
} from '@shared/reviews/moderation';
import { confirmPledge } from '@shared/reviews/pledges';
import { addDays, dayInChina } from '@shared/time';
import { answerReview, flagReview } from '@shared/reviews/reception';
import { answerReviewTask } from '@shared/reviews/review-tasks';
import { reviewSubject } from '@shared/reviews/reviews';
import { levyOf } from '../../functions/accounts/levies/levy-store';
import { chargeIn, levyIn, resolvedIn } from '../../functions/accounts/levies/testing/levies-in';
import { transact } from '../../functions/platform/transact';
import { opened as openedTask } from '../../functions/reviews/tasks/task';
import { putPledge } from '../../functions/reviews/pledges/pledge-store';
import { putTask } from '../../functions/reviews/tasks/task-store';
import { holdBurst } from '../../functions/reviews/testing/hold-burst-store';
import { showScore } from '../../functions/reviews/testing/show-score-store';
import {
  changeWatchRule,
  checkAlert,
  closeAlert,
  decideWatchRule,
  explainAlert,
} from '@shared/supervision/supervision';
import type { Grant } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { quarterOf } from '@shared/quarters';
import { TWO_PERSON_RULES } from '@shared/two-persons';
import { writeRow } from '../../functions/platform/row';
import { putReconciled } from '../../functions/accounts/bank/testing/put-reconciled-store';
import { openYear } from '../../functions/accounts/open-year';
import { postDraft, postedLinesSaying } from '../../functions/accounts/testing/book-in';
import { accountById } from '../../functions/identity/account-store';
import { personById, PersonEntity } from '../../functions/identity/person-store';
import { appoint } from '../../functions/identity/testing/appoint';
import { findMedia } from '../../functions/media/media-store';
import { processArrival } from '../../functions/media/testing/upload';
import { now } from '../../functions/platform/clock';
import { newSecret } from '../../functions/platform/sealed';
import { AccountEntity } from '../../functions/platform/sessions';
import { findReport } from '../../functions/reports/report-store';
import { handlersOf } from '../../functions/reports/sight/holders';
import { freshDistrict } from '../../functions/reports/testing/people';
import { putReport } from '../../functions/reports/testing/put-report-store';
import { alertIn } from '../../functions/supervision/testing/alerts';
import { askDueRefund, decideDueRefund, payCharge, settleDueBreak } from '@shared/wechat-pay/dues';
import { breakIn } from '../../functions/wechat-pay/testing/due-in';
import { toldAlert } from '../../functions/supervision/testing/told-alert';
import { answerOutcome, replyToOutcome } from '@shared/supervision/outcomes';
import type { PaySimulator } from '../../local/wechat-pay-simulator/simulator';
import { seedChart } from '../support/chart';
import { closeMerchant, openMerchant, paidAtWechat, rented } from '../support/merchant';
import { sentPicture } from '../support/pictures';
import { callApi, signInAs } from '../support/api';
import { DISTRICT, enrol, type Enrolled, NIUJIAO, signInBound, signInFresh, TOWN } from '../support/people';

let wechat: PaySimulator;
beforeAll(async () => (wechat = await openMerchant()));
afterAll(() => closeMerchant(wechat));

// One person, two phones: unbound from the first, bound by the second, a day later and confirmed in the role again.

interface Someone {
  enrolled: Enrolled;
  token: string;
  accountId: string;
  personId: string;
}
let made = 0;
const signedIn = async (enrolled: Enrolled): Promise<Someone> => {
  const { token, me } = await signInBound(`openid-two-${(made += 1)}`, enrolled);
  return { enrolled, token, accountId: me.accountId, personId: enrolled.person.personId };
};
const someone = async (...grants: Grant[]) => signedIn(await enrol(`陈${'甲乙丙丁戊己'[made % 6]}${made}`, { grants }));
/** How one person comes back as another account: from a second phone, or as a second row of a roster, which a mistake or an import brings. */
let comesBack: 'phone' | 'row' = 'phone';
const asSecondRow = async ({ enrolled }: Someone): Promise<Someone> => {
  const { grants, name, idHash, gsi1pk } = (await personById(enrolled.person.personId))!;
  const twin = await enrol(name, { grants: grants as Grant[] });
  const person = { ...twin.person, idHash, gsi1pk };
  await writeRow(PersonEntity, person);
  return signedIn({ ...twin, idNumber: enrolled.idNumber, person });
};
const onNewPhone = async (who: Someone): Promise<Someone> => {
  if (comesBack === 'row') return asSecondRow(who);
  expect((await callApi(unbindPerson, { token: who.token })).status).toBe(200);
  const again = await signedIn(who.enrolled);
  expect(again.accountId).not.toBe(who.accountId);
  return again;
};
const CADRE: Grant = { role: 'cadre', division: NIUJIAO };
const TOWNSHIP: Grant = { role: 'township', division: TOWN };
const REGULATOR: Grant = { role: 'regulator', division: DISTRICT };
const CUSTODIAN: Grant = { role: 'custodian', division: DISTRICT };
const ADMIN: Grant = { role: 'admin', division: DISTRICT };

/** Whatever they held: these alone, as if the admins had changed it. */
async function giveInstead({ accountId, personId }: Someone, ...grants: Grant[]): Promise<void> {
  const [account, person] = [(await accountById(accountId))!, (await personById(personId))!];
  const resident = { role: 'resident', division: NIUJIAO };
  await writeRow(AccountEntity, { ...account, grants: [resident, ...grants] });
  await writeRow(PersonEntity, { ...person, grants });
}

type Answer = { status: number; body: { code?: string | undefined } };
const ok = <A extends { status: number; body: object }>(answer: A): A => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

let sent = 0;
const submit = async (
  { token }: Someone,
  mode: 'named' | 'confidential' = 'named',
  about: object = { kind: 'village' },
) =>
  ok(
    await callApi(submitReport, {
      token,
      body: {
        mode,
        villageCode: NIUJIAO,
        category: 'works',
        description: `第 ${(sent += 1)} 件：村口的路灯坏了，天黑以后看不见路`,
        about,
        mediaIds: [],
        again: true,
      },
    }),
  ).body.reportId;
const step = (route: AnyRoute, { token }: Someone, reportId: string, body: object = {}): Promise<Answer> =>
  callApi(route, { token, params: { reportId }, body });
const ANSWER = { text: '路灯已经修好，线路也重新检查过了。', mediaIds: [] };
const answered = async (reportId: string, by: Someone) => {
  ok(await step(acceptReport, by, reportId, { version: 1 }));
  ok(await step(answerReport, by, reportId, { version: 2, ...ANSWER }));
};
/** Who sent it under their name, or sealed, tries from another phone in the office that handles it. */
const ownReport =
  (office: Grant, route: AnyRoute, body: object, more: { mode?: 'confidential'; answeredBy?: Grant } = {}) =>
  async () => {
    const who = await someone(office);
    // The office has someone else: else the report goes above it, and nobody there could take the step.
    await someone(office);
    const answering = more.answeredBy && (await someone(more.answeredBy));
    const reportId = await submit(who, more.mode);
    if (answering) await answered(reportId, answering);
    return step(route, await onNewPhone(who), reportId, body);
  };

const opening = (route: AnyRoute, { token }: Someone, reportId: string, openingId: string, body: object) =>
  callApi(route, { token, params: { reportId, openingId }, body }) as Promise<Answer>;
/** Its reporter goes to the level above, where who decided it works by then. */
async function decidedAnew(who: Someone, sender: Someone, reportId: string): Promise<Answer> {
  await someone(TOWNSHIP);
  const { version } = ok(await callApi(showReport, { token: sender.token, params: { reportId } })).body;
  ok(await step(reopenReport, sender, reportId, { version, reason: '没有解决，请上级看看' }));
  const again = await onNewPhone(who);
  await giveInstead(again, TOWNSHIP);
  return step(acceptReport, again, reportId, { version: version + 1 });
}

async function wanted(by?: Someone, sender?: Someone) {
  const handler = by ?? (await someone(TOWNSHIP));
  const accused = await someone(CADRE);
  const about = { kind: 'cadre', cadreId: accused.personId };
  const reportId = await submit(sender ?? (await someone()), 'confidential', about);
  const { openingId } = ok(
    await callApi(wantIdentity, {
      token: handler.token,
      params: { reportId },
      body: { reason: '要当面核实证据从哪里来' },
    }),
  ).body;
  return { reportId, openingId };
}
const REASON = { reason: '已经书面请示过，由保管员当面核实' };

const village = { villageCode: NIUJIAO, villageName: '牛角村民委员会', townName: '罗龙街道' };
async function openBook(): Promise<void> {
  await seedChart();
  await openYear({ ...village, year: 2026 }, 1_000_000, '2026-01-01T00:00:00.000Z', 'import');
}
const prepared = async ({ token }: Someone) => {
  await openBook();
  return ok(
    await callApi(prepareVoucher, {
      token,
      params: { villageCode: NIUJIAO },
      body: {
        voucherOn: '2026-01-10',
        lines: [
          { summary: '付误工补贴', accountCode: '513', debitFen: 40_000, creditFen: 0 },
          { summary: '付误工补贴', accountCode: '102', debitFen: 0, creditFen: 40_000 },
        ],
        attachments: [{ kind: '自制凭据', title: '误工补贴发放表', pages: 1 }],
      },
    }),
  ).body.pendingId;
};
/** A payment of somebody's, and that another asked for it to go back. */
async function refundOf(payer: Someone, asker: Someone) {
  await openBook();
  const { name } = (await personById(payer.personId))!;
  const { token } = await someone(TOWNSHIP);
  const contractId = await rented(NIUJIAO, name, token);
  const duePaymentId = await paidAtWechat(wechat, { villageCode: NIUJIAO, contractId, token: payer.token });
  await wechat.deliverWaiting();
  const params = { villageCode: NIUJIAO, duePaymentId };
  ok(await callApi(askDueRefund, { token: asker.token, params, body: { reason: 'notOwed' } }));
  return params;
}
const inVillage = { villageCode: NIUJIAO };
/** A levy of one line, for somebody of the village; by two clerks, where two are told. */
async function levyBy(begins: Someone, adds = begins) {
  const decisionId = await resolvedIn(NIUJIAO);
  const dueOn = addDays(dayInChina(now()), 20);
  const body = { kind: 'water' as const, decisionId, rateFen: 285, month: '2026-10', dueOn };
  const { levyId } = ok(await callApi(prepareLevy, { token: begins.token, params: inVillage, body })).body;
  const { enrolled } = await someone();
  const lines = [{ name: enrolled.person.name, idNumber: enrolled.idNumber, basis: { previous: 1, present: 9 } }];
  const params = { ...inVillage, levyId };
  return {
    params,
    version: ok(await callApi(addCharges, { token: adds.token, params, body: { lines } })).body.version,
  };
}
const giveOut = ({ token }: Someone, { params, version }: Awaited<ReturnType<typeof levyBy>>) =>
  callApi(decideLevy, { token, params, body: { agrees: true, version } });
const correctBy = ({ token }: Someone, chargeId: string, version = 1) =>
  callApi(correctCharge, {
    token,
    params: { ...inVillage, chargeId },
    body: { reason: 'misread' as const, basis: { previous: 1, present: 5 }, version },
  });
const voucher = (route: AnyRoute, { token }: { token: string }, pendingId: string): Promise<Answer> =>
  callApi(route, { token, params: { villageCode: NIUJIAO, pendingId } });
/** A voucher that came into the book by these three, or by others in their place. */
const bookedBy = async (by: { first?: Someone; second?: Someone; third?: Someone } = {}): Promise<string> => {
  const pendingId = await prepared(by.first ?? (await someone(TOWNSHIP)));
  ok(await voucher(reviewVoucher, by.second ?? (await someone(TOWNSHIP)), pendingId));
  const { token } = by.third ?? (await someone(TOWNSHIP));
  return ok(await callApi(approveVoucher, { token, params: { villageCode: NIUJIAO, pendingId } })).body.voucherId!;
};
const auditStep = (route: AnyRoute, { token }: Someone, voucherId: string, body: object): Promise<Answer> =>
  callApi(route, { token, params: { villageCode: NIUJIAO, year: 2026, voucherId }, body });
/** One of the centre who is the village's 报账员 as well. */
async function clerk(): Promise<Someone> {
  const who = await someone(CADRE, TOWNSHIP);
  await appoint('clerk', NIUJIAO, who);
  return who;
}
const paper = async ({ token }: Someone) => ({
  ...{ kind: '发票' as const, amountFen: 100, on: '2026-01-10', what: '电费', mediaIds: [await sentPicture(token)] },
});
const handed = async (by: Someone) => {
  const body = { papers: [await paper(by)] };
  const answer = ok(await callApi(handOverPapers, { token: by.token, params: { villageCode: NIUJIAO }, body }));
  return { batchId: answer.body.batchId, paperId: answer.body.papers[0]!.paperId };
};
type Batch = { batchId: string; paperId: string };
const examine = ({ token }: Someone, { batchId, paperId }: Batch, reason?: 'unclear') =>
  callApi(examinePapers, {
    token,
    params: { villageCode: NIUJIAO, batchId },
    body: { decisions: [{ paperId, ...(reason && { reason }) }] },
  });
const signList = ({ token }: Someone, { batchId }: Batch, side: 'village' | 'centre', digest: string) =>
  callApi(signPaperList, { token, params: { villageCode: NIUJIAO, batchId }, body: { side, digest } });
const FINDING = { finding: '发放表上没有领款人签字' };
const FOUND = { version: 1, answer: '已经补签' };
/** A voucher that something was found of, and answered. */
async function answeredOf(by: Parameters<typeof bookedBy>[0] = {}, answerer?: Someone): Promise<string> {
  const voucherId = await bookedBy(by);
  ok(await auditStep(readForAudit, await someone(TOWNSHIP), voucherId, FINDING));
  ok(await auditStep(answerFinding, answerer ?? (await someone(TOWNSHIP)), voucherId, FOUND));
  return voucherId;
}
/** One of the three who booked a voucher settles what was found of it. */
const settledBy = (place: 'first' | 'second' | 'third') => async (): Promise<Answer> => {
  const who = await someone(TOWNSHIP);
  const voucherId = await answeredOf({ [place]: who });
  return auditStep(settleFinding, await onNewPhone(who), voucherId, { version: 2, isMended: true });
};
const proposedAccount = async ({ token }: Someone): Promise<string> => {
  await openBook();
  const body = {
    ...{ version: 0, bank: '南溪农商银行', accountNumber: '88110100123456780', purpose: 'basic', ledgerCode: '102' },
    ...{ openedOn: '2026-01-05', decidedBy: '村民代表会议' },
  };
  const { items } = ok(await callApi(proposeBankAccount, { token, params: { villageCode: NIUJIAO }, body })).body;
  return items[0]!.bankAccountId;
};
const confirmAccount = ({ token }: Someone, bankAccountId: string, version: number): Promise<Answer> =>
  callApi(confirmBankAccount, {
    token,
    params: { villageCode: NIUJIAO, bankAccountId },
    body: { version, verdict: 'confirm' },
  });
async function covered({ token }: Someone, mediaId: string, showsPersons: ShowsPersons): Promise<string> {
  const params = { villageCode: NIUJIAO, mediaId };
  const copy = ok(await callApi(redactMedia, { token, params, body: { boxes: [], showsPersons } })).body;
  await processArrival(copy.mediaId);
  return copy.mediaId;
}
async function attached({ token }: Someone, mediaId: string): Promise<void> {
  const voucherId = await postedVoucher();
  const params = { villageCode: NIUJIAO, year: 2026, voucherId };
  ok(await callApi(attachToVoucher, { token, params, body: { place: 0, mediaIds: [mediaId] } }));
}
const check = ({ token }: Someone, mediaId: string, verdict: 'publish' | 'refuse' = 'publish'): Promise<Answer> =>
  callApi(checkCopy, { token, params: { villageCode: NIUJIAO, mediaId }, body: { verdict } });

let posted = 0;
async function reversalBy({ token }: Someone): Promise<string> {
  const voucherId = await postedVoucher();
  const params = { villageCode: NIUJIAO, year: 2026, voucherId };
  return ok(await callApi(prepareReversal, { token, params, body: { voucherOn: '2026-01-11', reason: '记重了' } })).body
    .pendingId;
}
async function postedVoucher(): Promise<string> {
  await openBook();
  const [voucherNo, voucherOn] = [`记-9${(posted += 1)}`, '2026-01-05'] as const;
  const line = postedLinesSaying('付清洁费');
  const attachments = [{ kind: '发票', title: '税务发票', pages: 1 }];
  return (await postDraft(voucherNo, voucherOn, [line('513', 100, 0), line('102', 0, 100)], { attachments })).voucherId;
}

async function restricted(sender: Someone, marker: Someone): Promise<string> {
  const cadre = await someone(CADRE);
  for (let count = 0; count < 3; count += 1) {
    const reportId = await submit(sender);
    await answered(reportId, cadre);
    const body = { ground: 'fabricated' as const, text: '监控和收据都说明那笔钱没有付过，是编的。' };
    ok(await callApi(markReportFalse, { token: marker.token, params: { reportId }, body }));
  }
  const { restrictions } = ok(await callApi(showMyRestrictions, { token: sender.token })).body;
  const { restrictionId } = restrictions[0]!;
  ok(
    await callApi(appealRestriction, {
      token: sender.token,
      body: { restrictionId, text: '收据是真的，原件在我这里。' },
    }),
  );
  return restrictionId;
}
const decide = ({ token }: Someone, restrictionId: string): Promise<Answer> =>
  callApi(decideAppeal, { token, params: { restrictionId }, body: { lifted: true, text: '原件核对过，是真的。' } });

const confirmOpen = async ({ token }: Someone, personId: string, role: string): Promise<Answer> => {
  const name = (await personById(personId))!.name;
  const { items } = ok(await callApi(listOpenGrants, { token })).body;
  const { grantId } = items.find((open) => open.name === name && open.role === role)!;
  return callApi(confirmGrant, { token, params: { grantId } });
};

type Of = { villageCode: string; subjectKind: 'cadre' | 'work'; subjectId: string };
const FINANCE: Of = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
/** A comment that WeChat's check is unsure of. */
const heldReview = async ({ token }: Someone, params: Of): Promise<{ reviewId: string }> => {
  const body = { stars: 1, comment: '这里有小广告', shownAs: 'hidden' as const };
  const { reviewId, state } = ok(await callApi(reviewSubject, { token, params, body })).body;
  expect(state).toBe('held');
  return { reviewId };
};

/** A comment on the village's work that everybody reads. */
const readReview = async ({ token }: Someone, of: Of = FINANCE): Promise<{ reviewId: string }> => {
  const body = { stars: 3, comment: '账贴得太高看不清', shownAs: 'hidden' as const };
  const { reviewId } = ok(await callApi(reviewSubject, { token, params: of, body })).body;
  await showScore(of, now());
  return { reviewId };
};

const alertStep = (route: AnyRoute, { token }: Someone, alertId: string, version: number, more: object = {}) =>
  callApi(route, { token, params: { alertId }, body: { version, text: '看过凭证和附件', ...more } }) as Promise<Answer>;

const OUTCOME_ANSWER = '四月那笔是补发三月的，有存折为证。';
/** An alert of the district's about a person, explained and closed as real by these, which that person answered. */
async function answeredOutcome(about: Someone, explains: Someone, closes: Someone): Promise<string> {
  const { alertId } = await alertIn(NIUJIAO, { code: 'YJ29', concerns: [about.personId] });
  ok(await alertStep(explainAlert, explains, alertId, 1));
  ok(await alertStep(checkAlert, closes, alertId, 2));
  ok(await alertStep(closeAlert, closes, alertId, 3, { closing: 'real' }));
  ok(await callApi(answerOutcome, { token: about.token, params: { alertId }, body: { text: OUTCOME_ANSWER } }));
  return alertId;
}
const replyTo = ({ token }: Someone, alertId: string, { personId }: Someone, version: number) =>
  callApi(replyToOutcome, {
    token,
    params: { alertId, personId },
    body: { version, ending: 'real', text: '存折看过，四月的确有两笔。' },
  }) as Promise<Answer>;

type Rule = (typeof TWO_PERSON_RULES)[number];
type Pair<R extends Rule> = R extends Rule ? `${R['first']} → ${R['second']}` : never;

/** How one person tries both. A rule without an attack does not compile. */
const ATTACKS: Record<Pair<Rule>, () => Promise<Answer>> = {
  'wantIdentity → askToOpenIdentity': async () => {
    const who = await someone(TOWNSHIP);
    const { reportId, openingId } = await wanted(who);
    const again = await onNewPhone(who);
    await giveInstead(again, CUSTODIAN);
    return opening(askToOpenIdentity, again, reportId, openingId, { version: 1, ...REASON });
  },
  'wantIdentity → consentToOpenIdentity': async () => {
    const who = await someone(TOWNSHIP);
    const { reportId, openingId } = await wanted(who);
    ok(await opening(askToOpenIdentity, await someone(CUSTODIAN), reportId, openingId, { version: 1, ...REASON }));
    const again = await onNewPhone(who);
    await giveInstead(again, CUSTODIAN);
    return opening(consentToOpenIdentity, again, reportId, openingId, { version: 2 });
  },
  'askToOpenIdentity → consentToOpenIdentity': async () => {
    const [who, { reportId, openingId }] = [await someone(CUSTODIAN), await wanted()];
    ok(await opening(askToOpenIdentity, who, reportId, openingId, { version: 1, ...REASON }));
    return opening(consentToOpenIdentity, await onNewPhone(who), reportId, openingId, { version: 2 });
  },
  'askToOpenIdentity → refuseToOpenIdentity': async () => {
    const [who, { reportId, openingId }] = [await someone(CUSTODIAN), await wanted()];
    ok(await opening(askToOpenIdentity, who, reportId, openingId, { version: 1, ...REASON }));
    return opening(refuseToOpenIdentity, await onNewPhone(who), reportId, openingId, { version: 2, ...REASON });
  },
  'consentToOpenIdentity → openReporterIdentity': async () => {
    const [who, { reportId, openingId }] = [await someone(CUSTODIAN), await wanted()];
    ok(await opening(askToOpenIdentity, await someone(CUSTODIAN), reportId, openingId, { version: 1, ...REASON }));
    ok(await opening(consentToOpenIdentity, who, reportId, openingId, { version: 2 }));
    return opening(openReporterIdentity, await onNewPhone(who), reportId, openingId, { version: 3 });
  },
  'submitReport → askToOpenIdentity': async () => {
    const who = await someone(CUSTODIAN);
    const { reportId, openingId } = await wanted(undefined, who);
    return opening(askToOpenIdentity, await onNewPhone(who), reportId, openingId, { version: 1, ...REASON });
  },
  'submitReport → consentToOpenIdentity': async () => {
    const who = await someone(CUSTODIAN);
    const { reportId, openingId } = await wanted(undefined, who);
    ok(await opening(askToOpenIdentity, await someone(CUSTODIAN), reportId, openingId, { version: 1, ...REASON }));
    return opening(consentToOpenIdentity, await onNewPhone(who), reportId, openingId, { version: 2 });
  },
  'redactMedia → checkCopy': async () => {
    const who = await someone(TOWNSHIP);
    const mediaId = await covered(who, await sentPicture(who.token), 'yes');
    await attached(who, mediaId);
    return check(await onNewPhone(who), mediaId);
  },
  'proposeBankAccount → confirmBankAccount': async () => {
    const who = await someone(TOWNSHIP);
    const bankAccountId = await proposedAccount(who);
    return confirmAccount(await onNewPhone(who), bankAccountId, 1);
  },
  'proposeBankAccountClosing → confirmBankAccount': async () => {
    const who = await someone(TOWNSHIP);
    const bankAccountId = await proposedAccount(who);
    ok(await confirmAccount(await someone(TOWNSHIP), bankAccountId, 1));
    const params = { villageCode: NIUJIAO, bankAccountId };
    const body = { version: 2, closedOn: '2026-02-01' };
    ok(await callApi(proposeBankAccountClosing, { token: who.token, params, body }));
    return confirmAccount(await onNewPhone(who), bankAccountId, 3);
  },
  'signBankReconciliation → signBankReconciliation': async () => {
    const who = await someone(TOWNSHIP);
    await openBook();
    const bankAccountId = await putReconciled(NIUJIAO);
    const params = { villageCode: NIUJIAO, bankAccountId, month: '2026-01' };
    const { digest } = ok(await callApi(showBankReconciliation, { token: who.token, params })).body;
    ok(await callApi(signBankReconciliation, { token: who.token, params, body: { digest } }));
    const { token } = await onNewPhone(who);
    return callApi(signBankReconciliation, { token, params, body: { digest } });
  },
  'askDueRefund → decideDueRefund': async () => {
    const [payer, who] = [await someone(), await someone(TOWNSHIP)];
    const params = await refundOf(payer, who);
    return callApi(decideDueRefund, { token: (await onNewPhone(who)).token, params, body: { agrees: true } });
  },
  'payDue → decideDueRefund': async () => {
    const who = await someone(TOWNSHIP);
    const params = await refundOf(who, await someone(TOWNSHIP));
    return callApi(decideDueRefund, { token: (await onNewPhone(who)).token, params, body: { agrees: true } });
  },
  'settleDueBreak → settleDueBreak': async () => {
    const [payer, who] = [await someone(), await someone(TOWNSHIP)];
    const params = await breakIn(NIUJIAO, payer);
    const body = { settlement: 'wentBack' as const };
    ok(await callApi(settleDueBreak, { token: who.token, params, body }));
    return callApi(settleDueBreak, { token: (await onNewPhone(who)).token, params, body });
  },
  'payCharge → decideDueRefund': async () => {
    const who = await someone(TOWNSHIP);
    const asker = await someone(TOWNSHIP);
    await openBook();
    const { charge } = await chargeIn(await levyIn(NIUJIAO), who.personId);
    const place = { ...inVillage, chargeId: charge.chargeId };
    const { payment } = ok(await callApi(payCharge, { token: who.token, params: place })).body;
    const { duePaymentId } = payment;
    const trade = wechat.trades.get(duePaymentId)!;
    wechat.pay(trade.prepayId, trade.openid);
    await wechat.deliverWaiting();
    const params = { ...inVillage, duePaymentId };
    ok(await callApi(askDueRefund, { token: asker.token, params, body: { reason: 'notOwed' } }));
    return callApi(decideDueRefund, { token: (await onNewPhone(who)).token, params, body: { agrees: true } });
  },
  'payCharge → settleDueBreak': async () => {
    const who = await someone(TOWNSHIP);
    const params = await breakIn(NIUJIAO, who);
    const { token } = await onNewPhone(who);
    return callApi(settleDueBreak, { token, params, body: { settlement: 'wentBack' as const } });
  },
  'prepareLevy → decideLevy': async () => {
    const who = await someone(CADRE, TOWNSHIP);
    const levy = await levyBy(who, await someone(CADRE));
    return giveOut(await onNewPhone(who), levy);
  },
  'addCharges → decideLevy': async () => {
    const who = await someone(CADRE, TOWNSHIP);
    const levy = await levyBy(await someone(CADRE), who);
    return giveOut(await onNewPhone(who), levy);
  },
  'correctCharge → decideLevy': async () => {
    const who = await someone(CADRE, TOWNSHIP);
    const levy = await levyIn(NIUJIAO, { state: 'prepared', kind: 'water', given: undefined });
    const water = { kind: 'water' as const, basis: { previous: 1, present: 9 } };
    const { charge } = await chargeIn(levy, (await someone()).personId, water);
    ok(await correctBy(who, charge.chargeId));
    const { version } = (await levyOf(NIUJIAO, levy.levyId))!;
    return giveOut(await onNewPhone(who), { params: { ...inVillage, levyId: levy.levyId }, version });
  },
  'correctCharge → decideChargeCorrection': async () => {
    const who = await someone(CADRE, TOWNSHIP);
    const water = { kind: 'water' as const, basis: { previous: 1, present: 9 } };
    const { charge } = await chargeIn(await levyIn(NIUJIAO, { kind: 'water' }), (await someone()).personId, water);
    ok(await correctBy(who, charge.chargeId));
    const params = { ...inVillage, chargeId: charge.chargeId };
    const body = { agrees: true, version: charge.version + 1 };
    return callApi(decideChargeCorrection, { token: (await onNewPhone(who)).token, params, body });
  },
  'payDue → settleDueBreak': async () => {
    const who = await someone(TOWNSHIP);
    const params = await breakIn(NIUJIAO, who);
    const body = { settlement: 'wentBack' as const };
    return callApi(settleDueBreak, { token: (await onNewPhone(who)).token, params, body });
  },
  'prepareVoucher → reviewVoucher': async () => {
    const who = await someone(TOWNSHIP);
    const pendingId = await prepared(who);
    return voucher(reviewVoucher, await onNewPhone(who), pendingId);
  },
  'prepareVoucher → approveVoucher': async () => {
    const who = await someone(TOWNSHIP);
    const pendingId = await prepared(who);
    ok(await voucher(reviewVoucher, await someone(TOWNSHIP), pendingId));
    return voucher(approveVoucher, await onNewPhone(who), pendingId);
  },
  'reviewVoucher → approveVoucher': async () => {
    const who = await someone(TOWNSHIP);
    const pendingId = await prepared(await someone(TOWNSHIP));
    ok(await voucher(reviewVoucher, who, pendingId));
    return voucher(approveVoucher, await onNewPhone(who), pendingId);
  },
  'prepareReversal → reviewVoucher': async () => {
    const who = await someone(TOWNSHIP);
    const pendingId = await reversalBy(who);
    return voucher(reviewVoucher, await onNewPhone(who), pendingId);
  },
  'prepareReversal → approveVoucher': async () => {
    const who = await someone(TOWNSHIP);
    const pendingId = await reversalBy(who);
    ok(await voucher(reviewVoucher, await someone(TOWNSHIP), pendingId));
    return voucher(approveVoucher, await onNewPhone(who), pendingId);
  },
  'askForBookCopy → answerBookCopy': async () => {
    const who = await someone(TOWNSHIP);
    await openBook();
    const params = { villageCode: NIUJIAO };
    ok(await callApi(closeMonth, { token: who.token, params: { ...params, year: 2026, month: 1 } }));
    const body = { year: 2026, from: 1, through: 1, contents: ['statements' as const] };
    const { copyId } = ok(await callApi(askForBookCopy, { token: who.token, params, body })).body;
    return callApi(answerBookCopy, { token: (await onNewPhone(who)).token, params: { ...params, copyId }, body: {} });
  },
  'signHandOver → signHandOver': async () => {
    const who = await someone(CADRE, { role: 'regulator', division: NIUJIAO.slice(0, 6) });
    const next = await someone(CADRE);
    const termId = await appoint('clerk', NIUJIAO, who, { toOn: '2024-12-31' });
    await appoint('clerk', NIUJIAO, next, { fromOn: '2025-01-01' });
    const params = { division: NIUJIAO, termId };
    const { digest } = ok(await callApi(drawHandOver, { token: who.token, params, body: { things: [] } })).body;
    const sign = (token: string, side: 'outgoing' | 'supervisor') =>
      callApi(signHandOver, { token, params, body: { side, digest: digest! } });
    ok(await sign(who.token, 'outgoing'));
    return sign((await onNewPhone(who)).token, 'supervisor');
  },
  'handOverPapers → examinePapers': async () => {
    const who = await clerk();
    const batch = await handed(who);
    return examine(await onNewPhone(who), batch);
  },
  'handOverPapers → signPaperList': async () => {
    const who = await clerk();
    const batch = await handed(who);
    const { digest } = ok(await examine(await someone(TOWNSHIP), batch)).body;
    return signList(await onNewPhone(who), batch, 'centre', digest);
  },
  'mendPaper → examinePapers': async () => {
    const [first, who] = [await clerk(), await clerk()];
    const batch = await handed(first);
    ok(await examine(await someone(TOWNSHIP), batch, 'unclear'));
    const params = { villageCode: NIUJIAO, ...batch };
    ok(await callApi(mendPaper, { token: who.token, params, body: await paper(who) }));
    return examine(await onNewPhone(who), batch);
  },
  'examinePapers → signPaperList': async () => {
    const [first, who] = [await clerk(), await clerk()];
    const batch = await handed(first);
    const { digest } = ok(await examine(who, batch)).body;
    return signList(await onNewPhone(who), batch, 'village', digest);
  },
  'signPaperList → signPaperList': async () => {
    const [first, who] = [await clerk(), await clerk()];
    const batch = await handed(first);
    const { digest } = ok(await examine(await someone(TOWNSHIP), batch)).body;
    ok(await signList(who, batch, 'village', digest));
    return signList(await onNewPhone(who), batch, 'centre', digest);
  },
  'prepareVoucher → readForAudit': async () => {
    const first = await someone(TOWNSHIP);
    const voucherId = await bookedBy({ first });
    return auditStep(readForAudit, await onNewPhone(first), voucherId, {});
  },
  'reviewVoucher → readForAudit': async () => {
    const second = await someone(TOWNSHIP);
    const voucherId = await bookedBy({ second });
    return auditStep(readForAudit, await onNewPhone(second), voucherId, {});
  },
  'approveVoucher → readForAudit': async () => {
    const third = await someone(TOWNSHIP);
    const voucherId = await bookedBy({ third });
    return auditStep(readForAudit, await onNewPhone(third), voucherId, {});
  },
  'readForAudit → answerFinding': async () => {
    const who = await someone(TOWNSHIP);
    const voucherId = await bookedBy();
    ok(await auditStep(readForAudit, who, voucherId, FINDING));
    return auditStep(answerFinding, await onNewPhone(who), voucherId, FOUND);
  },
  'answerFinding → settleFinding': async () => {
    const who = await someone(TOWNSHIP);
    const voucherId = await answeredOf({}, who);
    return auditStep(settleFinding, await onNewPhone(who), voucherId, { version: 2, isMended: true });
  },
  'settleFinding → answerFinding': async () => {
    const who = await someone(TOWNSHIP);
    const voucherId = await answeredOf();
    ok(await auditStep(settleFinding, who, voucherId, { version: 2, isMended: false }));
    return auditStep(answerFinding, await onNewPhone(who), voucherId, { ...FOUND, version: 3 });
  },
  'prepareVoucher → settleFinding': settledBy('first'),
  'reviewVoucher → settleFinding': settledBy('second'),
  'approveVoucher → settleFinding': settledBy('third'),
  'submitReport → acceptReport': ownReport(CADRE, acceptReport, { version: 1 }),
  'submitReport → refuseReport': ownReport(CADRE, refuseReport, {
    version: 1,
    ground: 'otherAuthority',
    text: '这件事归交通局管，请找他们。',
  }),
  'submitReport → assignReport': async () => {
    const [who, colleague] = [await someone(CADRE), await someone(CADRE)];
    const reportId = await submit(who);
    return step(assignReport, await onNewPhone(who), reportId, { version: 1, accountId: colleague.accountId });
  },
  'submitReport → transferReport': async () => {
    // There is an office that could take it.
    await someone(TOWNSHIP);
    const body = { version: 1, division: TOWN, reason: '这件事归街道管，请街道办理' };
    return ownReport(CADRE, transferReport, body)();
  },
  'submitReport → askForMaterial': ownReport(CADRE, askForMaterial, { version: 1, text: '请补充照片和时间，谢谢配合' }),
  'submitReport → resumeReport': ownReport(CADRE, resumeReport, { version: 1, reason: '材料已经在留言里了' }),
  'submitReport → extendReport': ownReport(CADRE, extendReport, { version: 1, days: 10, reason: '要等配件，来不及修' }),
  'submitReport → answerReport': ownReport(CADRE, answerReport, { version: 1, ...ANSWER }),
  'submitReport → returnReport': ownReport(
    REGULATOR,
    returnReport,
    { version: 3, reason: '没有说清楚是谁修的，重新办' },
    { answeredBy: CADRE },
  ),
  'submitReport → superviseReport': ownReport(REGULATOR, superviseReport, { version: 1, text: '请尽快到现场办理' }),
  'submitReport → wantIdentity': ownReport(
    REGULATOR,
    wantIdentity,
    { reason: '要当面核实证据从哪里来' },
    { mode: 'confidential' },
  ),
  'submitReport → markReportFalse': ownReport(
    REGULATOR,
    markReportFalse,
    { ground: 'fabricated', text: '监控和收据都说明那笔钱没有付过，是编的。' },
    { answeredBy: CADRE, mode: 'confidential' },
  ),
  'answerReport → rateAnswer': async () => {
    const who = await someone(CADRE);
    const reportId = await submit(await someone());
    await answered(reportId, who);
    return step(rateAnswer, await onNewPhone(who), reportId, { version: 3, stars: 5 });
  },
  'recuseFromReport → acceptReport': async () => {
    const who = await someone(CADRE);
    const reportId = await submit(await someone());
    ok(await step(recuseFromReport, who, reportId, { version: 1, reason: '反映的是我弟弟家的工程' }));
    const again = await onNewPhone(who);
    await giveInstead(again, TOWNSHIP);
    return step(acceptReport, again, reportId, { version: 2 });
  },
  'answerReport → acceptReport': async () => {
    const [who, sender] = [await someone(CADRE), await someone()];
    const reportId = await submit(sender);
    await answered(reportId, who);
    return decidedAnew(who, sender, reportId);
  },
  'sortPile → acceptReport': async () => {
    const who = await someone(CADRE);
    const draft = {
      villageCode: NIUJIAO,
      category: 'works' as const,
      about: { kind: 'village' as const },
      mediaIds: [],
    };
    const body = { ...draft, description: '村口的路灯坏了三个月没人修', draftKey: newSecret() };
    const { reportId, receiptNo } = ok(await callApi(submitAnonymousReport, { body })).body;
    await putReport({ ...(await findReport(reportId))!.report, held: true });
    const decision = { kind: 'setAside', reason: '没有说清是哪一盏灯，没法查' } as const;
    const reports = [{ reportId, version: 1 }];
    ok(await callApi(sortPile, { token: who.token, body: { decision, reports } }));
    const reopened = { receiptNo, version: 2, reason: '村口只有一盏灯，请上级看看' };
    ok(await callApi(reopenAnonymousReport, { body: reopened }));
    await someone(TOWNSHIP);
    const again = await onNewPhone(who);
    await giveInstead(again, TOWNSHIP);
    return step(acceptReport, again, reportId, { version: 3 });
  },
  'refuseReport → acceptReport': async () => {
    const [who, sender] = [await someone(CADRE), await someone()];
    const reportId = await submit(sender);
    const body = { version: 1, ground: 'otherAuthority', text: '这件事归交通局管，请找他们。' };
    ok(await step(refuseReport, who, reportId, body));
    return decidedAnew(who, sender, reportId);
  },
  'markReportFalse → decideAppeal': async () => {
    const who = await someone(REGULATOR);
    const restrictionId = await restricted(await someone(), who);
    return decide(await onNewPhone(who), restrictionId);
  },
  'appealRestriction → decideAppeal': async () => {
    const who = await someone(REGULATOR);
    const restrictionId = await restricted(who, await someone(REGULATOR));
    return decide(await onNewPhone(who), restrictionId);
  },
  'explainAlert → checkAlert': async () => {
    const who = await someone(TOWNSHIP);
    const { alertId } = await alertIn(NIUJIAO);
    ok(await alertStep(explainAlert, who, alertId, 1));
    return alertStep(checkAlert, await onNewPhone(who), alertId, 2);
  },
  'explainAlert → closeAlert': async () => {
    const who = await someone(TOWNSHIP);
    const { alertId } = await alertIn(NIUJIAO);
    ok(await alertStep(explainAlert, who, alertId, 1));
    ok(await alertStep(checkAlert, await someone(TOWNSHIP), alertId, 2));
    return alertStep(closeAlert, await onNewPhone(who), alertId, 3, { closing: 'explained' });
  },
  'closeAlert → replyToOutcome': async () => {
    const [about, who] = [await someone(), await someone(REGULATOR)];
    const alertId = await answeredOutcome(about, await someone(REGULATOR), who);
    return replyTo(await onNewPhone(who), alertId, about, 5);
  },
  'explainAlert → replyToOutcome': async () => {
    const [about, who] = [await someone(), await someone(REGULATOR)];
    const alertId = await answeredOutcome(about, who, await someone(REGULATOR));
    return replyTo(await onNewPhone(who), alertId, about, 5);
  },
  'answerOutcome → replyToOutcome': async () => {
    const about = await someone(REGULATOR);
    const { alertId, version } = await toldAlert(NIUJIAO, about.personId);
    const body = { text: OUTCOME_ANSWER };
    ok(await callApi(answerOutcome, { token: about.token, params: { alertId }, body }));
    return replyTo(await onNewPhone(about), alertId, about, version + 1);
  },
  'changeWatchRule → decideWatchRule': async () => {
    const who = await someone(REGULATOR);
    const params = { districtCode: DISTRICT, ruleCode: 'YJ24' };
    const body = { version: 0, state: 'retired', figures: {}, why: '先停一停再看' } as const;
    const { settingVersion: version } = ok(await callApi(changeWatchRule, { token: who.token, params, body })).body;
    const again = await onNewPhone(who);
    return callApi(decideWatchRule, { token: again.token, params, body: { version, verdict: 'confirm' } });
  },
  'refuseHeldReview → decideReviewAppeal': async () => {
    const [who, writer, rated] = [await someone(REGULATOR), await someone(), await someone(CADRE)];
    const of = { villageCode: NIUJIAO, subjectKind: 'cadre' as const, subjectId: rated.personId };
    const held = await heldReview(writer, of);
    const body = { version: 1, reason: 'insult' as const, words: '请不要骂人' };
    ok(await callApi(refuseHeldReview, { token: who.token, params: held, body }));
    ok(
      await callApi(appealReviewRefusal, {
        token: writer.token,
        params: { ...of, quarter: quarterOf(now()) },
        body: { version: 2, words: '没有骂人，说的是实话' },
      }),
    );
    const decision = { version: 3, outcome: 'kept' as const, words: '还是不合适' };
    return callApi(decideReviewAppeal, { token: (await onNewPhone(who)).token, params: held, body: decision });
  },
  'reviewSubject → releaseHeldReview': async () => {
    const who = await someone(TOWNSHIP);
    const params = await heldReview(who, FINANCE);
    return callApi(releaseHeldReview, { token: (await onNewPhone(who)).token, params, body: { version: 1 } });
  },
  'reviewSubject → refuseHeldReview': async () => {
    const who = await someone(TOWNSHIP);
    const params = await heldReview(who, FINANCE);
    const body = { version: 1, reason: 'insult' as const, words: '请不要骂人' };
    return callApi(refuseHeldReview, { token: (await onNewPhone(who)).token, params, body });
  },
  'reviewSubject → answerReviewTask': async () => {
    const [who, rated] = [await someone(TOWNSHIP), await someone(CADRE)];
    const of = { villageCode: NIUJIAO, subjectKind: 'cadre' as const, subjectId: rated.personId };
    const body = { stars: 1, comment: '推三阻四', shownAs: 'hidden' as const };
    const { reviewId, quarter } = ok(await callApi(reviewSubject, { token: who.token, params: of, body })).body;
    await transact(putTask({ ...openedTask(of, now()), ...of, answers: [], reviewId, quarter, version: 1 }, undefined));
    await showScore(of, now());
    const words = '已经和本人谈过，下周起坐班';
    return callApi(answerReviewTask, {
      token: (await onNewPhone(who)).token,
      params: { reviewId },
      body: { version: 1, words },
    });
  },
  'flagReview → decideReviewFlag': async () => {
    const [who, writer] = [await someone(TOWNSHIP), await someone()];
    const params = await readReview(writer);
    ok(await callApi(flagReview, { token: who.token, params, body: { reason: 'insult' } }));
    const body = { version: 1, words: '没有骂人，留着' };
    return callApi(decideReviewFlag, { token: (await onNewPhone(who)).token, params, body });
  },
  'reviewSubject → decideReviewFlag': async () => {
    const [who, reader] = [await someone(TOWNSHIP), await someone()];
    const params = await readReview(who);
    ok(await callApi(flagReview, { token: reader.token, params, body: { reason: 'insult' } }));
    const body = { version: 1, words: '没有骂人，留着' };
    return callApi(decideReviewFlag, { token: (await onNewPhone(who)).token, params, body });
  },
  'reviewSubject → decideReviewBurst': async () => {
    const who = await someone(REGULATOR);
    await readReview(who);
    const params = await holdBurst(FINANCE, now(), [`${who.personId}#${quarterOf(now())}`]);
    return callApi(decideReviewBurst, { token: (await onNewPhone(who)).token, params, body: { version: 1 } });
  },
  'decideReviewBurst → decideReviewAppeal': async () => {
    const [who, writer] = [await someone(REGULATOR), await someone()];
    const { reviewId } = await readReview(writer);
    const params = await holdBurst(FINANCE, now(), [`${writer.personId}#${quarterOf(now())}`]);
    const leftOut = { reason: 'organised' as const, words: '查到有人组织来打分' };
    ok(await callApi(decideReviewBurst, { token: who.token, params, body: { version: 1, leftOut } }));
    const appeal = {
      params: { ...FINANCE, quarter: quarterOf(now()) },
      body: { version: 1, words: '没有人叫我来，是我自己的看法' },
    };
    ok(await callApi(appealReviewRefusal, { token: writer.token, ...appeal }));
    const decision = { version: 2, outcome: 'kept' as const, words: '还是不能计入' };
    return callApi(decideReviewAppeal, { token: (await onNewPhone(who)).token, params: { reviewId }, body: decision });
  },
  'decideReviewFlag → decideReviewAppeal': async () => {
    const [who, writer, rated] = [await someone(REGULATOR), await someone(), await someone(CADRE)];
    const of = { villageCode: NIUJIAO, subjectKind: 'cadre' as const, subjectId: rated.personId };
    const params = await readReview(writer, of);
    ok(await callApi(flagReview, { token: rated.token, params, body: { reason: 'insult' } }));
    const decided = { version: 1, reason: 'insult' as const, words: '请不要骂人' };
    ok(await callApi(decideReviewFlag, { token: who.token, params, body: decided }));
    const appeal = {
      params: { ...of, quarter: quarterOf(now()) },
      body: { version: 2, words: '没有骂人，说的是实话' },
    };
    ok(await callApi(appealReviewRefusal, { token: writer.token, ...appeal }));
    const decision = { version: 3, outcome: 'kept' as const, words: '还是不合适' };
    return callApi(decideReviewAppeal, { token: (await onNewPhone(who)).token, params, body: decision });
  },
  'reviewSubject → answerReview': async () => {
    // Who judged the work as a resident, and is a cadre there since.
    const [, writer] = [await someone(CADRE), await someone()];
    const { reviewId } = await readReview(writer);
    await giveInstead(writer, CADRE);
    const again = await onNewPhone(writer);
    return callApi(answerReview, { token: again.token, params: { reviewId }, body: { words: '我自己来说一句' } });
  },
  'reviewSubject → confirmPledge': async () => {
    // Who judged the work as a resident, is a cadre there since, and promised.
    const [, writer] = [await someone(CADRE), await someone()];
    await readReview(writer);
    await giveInstead(writer, CADRE);
    const cadre = await onNewPhone(writer);
    const today = dayInChina(now());
    const made = { words: '办事大厅中午也有人', madeOn: today, byOn: today, askedOn: today };
    const quarters = [quarterOf(now())];
    await transact(putPledge(FINANCE, { ...made, number: 1, state: 'asking', quarters }, undefined));
    return callApi(confirmPledge, { token: cadre.token, params: FINANCE, body: { kept: true } });
  },
  'grantRole → confirmGrant': async () => {
    const [who, holder] = [await someone(ADMIN), await someone()];
    const params = { personId: holder.personId };
    ok(await callApi(grantRole, { token: who.token, params, body: { role: 'custodian', division: DISTRICT } }));
    return confirmOpen(await onNewPhone(who), holder.personId, 'custodian');
  },
  'revokeRole → confirmGrant': async () => {
    const place = '511503001';
    const [who, last] = [await someone(ADMIN), await someone({ role: 'admin', division: place })];
    const params = { personId: last.personId, role: 'admin' as const, division: place };
    expect(ok(await callApi(revokeRole, { token: who.token, params })).body.state).toBe('asked');
    return confirmOpen(await onNewPhone(who), last.personId, 'admin');
  },
  'bindPerson → confirmGrant': async () => {
    const enrolled = await enrol('两职的人', { grants: [CADRE, TOWNSHIP] });
    const { token, me } = await signInFresh(`openid-two-${(made += 1)}`, enrolled);
    // The town's office was confirmed, a day has passed; the village's was not.
    const account = (await accountById(me.accountId))!;
    const grants = account.grants.map((grant) => (grant.role === 'township' ? TOWNSHIP : grant));
    const aged = { ...account, grants, boundAt: '2026-01-01T00:00:00.000Z' };
    await writeRow(AccountEntity, aged);
    const { personId } = enrolled.person;
    return confirmOpen({ enrolled, token, accountId: me.accountId, personId }, personId, 'cadre');
  },
  'issueBindingCode → bindPerson': async () => {
    const { token, personId } = await someone(CADRE);
    return callApi(issueBindingCode, { token, params: { villageCode: NIUJIAO }, body: { personId, cardSeen: true } });
  },
};

// Anew each time: whoever reports is compared with all cadres of the village.
beforeEach(() => freshDistrict(), 60_000);

test.each(TWO_PERSON_RULES.map((rule) => [`${rule.first} → ${rule.second}` as Pair<Rule>, rule.refusal] as const))(
  'one person, two phones: %s is refused (%s)',
  async (pair, refusal) => {
    const { status, body } = await ATTACKS[pair]();
    expect([status >= 400, body.code]).toEqual([true, refusal]);
  },
  120_000,
);

afterEach(() => (comesBack = 'phone'));
describe('one person, two rows of a roster', () => {
  beforeEach(() => (comesBack = 'row'));
  test.each(TWO_PERSON_RULES.map((rule) => [`${rule.first} → ${rule.second}` as Pair<Rule>, rule.refusal] as const))(
    '%s is refused (%s)',
    async (pair, refusal) => {
      const { status, body } = await ATTACKS[pair]();
      expect([status >= 400, body.code]).toEqual([true, refusal]);
    },
    120_000,
  );
});

test.each(['phone', 'row'] as const)(
  'who decided a confidential report does not look at it anew by another %s, and no id of theirs stands in it',
  async (by) => {
    comesBack = by;
    const [who, sender] = [await someone(CADRE), await someone()];
    const reportId = await submit(sender, 'confidential');
    await answered(reportId, who);
    expect((await decidedAnew(who, sender, reportId)).body.code).toBe('notFound');
    expect(JSON.stringify((await findReport(reportId))!.report)).not.toContain(who.personId);
    const other = await someone(TOWNSHIP);
    ok(await step(acceptReport, other, reportId, { version: 4 }));
  },
);

test('whom a report must not exist for hears nothing of it by another row of theirs', async () => {
  comesBack = 'row';
  const [who] = [await someone(CADRE), await someone(TOWNSHIP)];
  const [again, reportId] = [await onNewPhone(who), await submit(await someone())];
  ok(await step(recuseFromReport, who, reportId, { version: 1, reason: '举报人是我的亲戚' }));
  await giveInstead(again, TOWNSHIP);
  const { report } = (await findReport(reportId))!;
  expect((await handlersOf(report)).map(({ personId }) => personId)).not.toContain(again.personId);
  const { items } = ok(
    await callApi(listWork, { token: again.token, query: { role: 'township', division: TOWN } }),
  ).body;
  expect(items).toEqual([]);
});

test('the same steps by another person go on: it is the person that is refused, not the step', async () => {
  const pendingId = await prepared(await someone(TOWNSHIP));
  ok(await voucher(reviewVoucher, await someone(TOWNSHIP), pendingId));
  ok(await voucher(approveVoucher, await someone(TOWNSHIP), pendingId));
  const { reportId, openingId } = await wanted();
  const first = await someone(CUSTODIAN);
  ok(await opening(askToOpenIdentity, first, reportId, openingId, { version: 1, ...REASON }));
  ok(await opening(consentToOpenIdentity, await someone(CUSTODIAN), reportId, openingId, { version: 2 }));
  // Who asked goes on from another phone: it is the same person.
  ok(await opening(openReporterIdentity, await onNewPhone(first), reportId, openingId, { version: 3 }));
});

test('what one person said shows somebody is not made public by covering the picture anew and saying it does not', async () => {
  const who = await someone(TOWNSHIP);
  const picture = await sentPicture(who.token);
  await covered(who, picture, 'yes');
  const again = await covered(who, picture, 'no');
  await attached(who, again);
  expect((await check(who, again)).body.code).toBe('media.samePerson');
  expect(await findMedia(again)).toMatchObject({ secondLook: { preparedBy: who.personId } });
});

test('a restricted reporter is restricted on every phone, and reads there why', async () => {
  for (const mode of ['named', 'confidential'] as const) {
    const sender = await someone();
    const [marker, cadre] = [await someone(REGULATOR), await someone(CADRE)];
    for (let count = 0; count < 3; count += 1) {
      const reportId = await submit(sender, mode);
      await answered(reportId, cadre);
      const body = { ground: 'fabricated' as const, text: '监控和收据都说明那笔钱没有付过，是编的。' };
      ok(await callApi(markReportFalse, { token: marker.token, params: { reportId }, body }));
    }
    const again = await onNewPhone(sender);
    for (const other of ['named', 'confidential'] as const) {
      const body = {
        mode: other,
        villageCode: NIUJIAO,
        category: 'works' as const,
        description: '换了手机再来反映一次路灯的事',
        about: { kind: 'village' as const },
        mediaIds: [],
      };
      expect((await callApi(submitReport, { token: again.token, body })).body.code).toBe('reports.restricted');
    }
    expect((await callApi(showMyRestrictions, { token: again.token })).body.restrictions).toHaveLength(1);
  }
});

test('who is bound to no name takes no step that wants another person', async () => {
  const { token, session } = await signInAs(`openid-two-${(made += 1)}`);
  const account = (await accountById(session.me.accountId))!;
  await writeRow(AccountEntity, { ...account, grants: [TOWNSHIP, CUSTODIAN, REGULATOR, ADMIN] });
  const pendingId = await prepared(await someone(TOWNSHIP));
  expect((await voucher(reviewVoucher, { token }, pendingId)).body.code).toBe('accounts.samePerson');
  const holder = await someone();
  const params = { personId: holder.personId };
  const body = { role: 'township' as const, division: TOWN };
  expect((await callApi(grantRole, { token, params, body })).body.code).toBe('identity.bindingRequired');
});
