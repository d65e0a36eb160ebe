import { BankAccountsEntity } from '../../../functions/accounts/bank/bank-account-store';
import { BankLineEntity } from '../../../functions/accounts/bank/bank-line-store';
import { BankMatchEntity } from '../../../functions/accounts/bank/match-store';
import { alertIn } from '../../../functions/supervision/testing/alerts';
import { listWith } from '../../../functions/supervision/testing/list-store';
import { toldAlert } from '../../../functions/supervision/testing/told-alert';
import { now } from '../../../functions/platform/clock';
import { newId } from '../../../functions/platform/id';
import { ReviewEntity, reviewRow } from '../../../functions/reviews/review-store';
import { transact } from '../../../functions/platform/transact';
import { opened } from '../../../functions/reviews/tasks/task';
import { putPledge } from '../../../functions/reviews/pledges/pledge-store';
import { putTask } from '../../../functions/reviews/tasks/task-store';
import { flaggedFor } from '../../../functions/reviews/reception/flag';
import { putFlagged } from '../../../functions/reviews/reception/flag-store';
import { holdBurst } from '../../../functions/reviews/testing/hold-burst-store';
import { showScore } from '../../../functions/reviews/testing/show-score-store';
import { writeRow } from '../../../functions/platform/row';
import { quarterOf } from '@shared/quarters';
import { reviewSubject } from '@shared/reviews/reviews';
import { addDays, dayInChina } from '@shared/time';
import { attachToVoucher } from '@shared/accounts/attachments';
import { listDeadLetters } from '@shared/messages/dead-letters';
import { grantRole } from '@shared/identity/identity';
import { requestImportUpload } from '@shared/imports/imports';
import { listMessages } from '@shared/messages/messages';
import { publishNotice } from '@shared/affairs/notices';
import { prepareVoucher } from '@shared/accounts/pending-vouchers';
import { demoPersonId, FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { everyRow } from '../every-row';
import { twinElsewhere } from './elsewhere';
import { dueRows } from './due-rows';
import { centreDeskRows } from './centre-desk-rows';
import { intakeRows } from './intake-rows';
import { orderRows } from './order-rows';
import { coveredBy, DRAFTS, draftFilm, draftParts, ok, partsOf, pictureOf, ticketOf } from './files';
import { finding, type Maker, once, type Row, type Rows } from './finding';
import type { Insiders } from './people';
import { reportRows } from './report-rows';

const APPEAL = '没有骂人，说的是实话';

/** How to come by the rows that a route's request names: by `route.name`, else by `name`. Rows that a call may end are made anew. */
export function makersOf(people: Insiders): Record<string, Maker> {
  const { sender, member, accused, cadre, township, admin } = people;
  const found = finding();
  const { find, pair, withTwin, idOfVillager, stranger } = found;
  const notice = async (villageCode: string, more: object = {}) =>
    ok(
      await callApi(publishNotice, {
        token: cadre.token,
        params: { villageCode },
        body: { kind: 'affairs', title: '停水通知', body: '明天检修水管，全村停水一天。', ...more },
      }),
    ).noticeId;
  const scheduled = withTwin(() => notice(NIUJIAO, { publishAt: new Date(Date.now() + 5 * 86_400_000).toISOString() }));
  const pending = withTwin(
    async () =>
      ok(
        await callApi(prepareVoucher, {
          token: township.token,
          params: { villageCode: NIUJIAO },
          body: {
            voucherOn: '2026-11-20',
            lines: [
              { summary: '付误工补贴', accountCode: '513', debitFen: 100, creditFen: 0 },
              { summary: '付误工补贴', accountCode: '102', debitFen: 0, creditFen: 100 },
            ],
            attachments: [],
          },
        }),
      ).pendingId,
  );
  const grant = withTwin(async () => {
    const personId = await idOfVillager(NIUJIAO);
    const body = { role: 'custodian' as const, division: NIUJIAO.slice(0, 6), title: '保管员' };
    ok(await callApi(grantRole, { token: admin.token, params: { personId }, body }));
    const open = (await everyRow('OpenGrant')).find((row) => row.personId === personId)!;
    return String(open.grantId);
  });
  const atCounter: Maker = async () => ({ own: await idOfVillager(NIUJIAO), other: await idOfVillager(FENGXIANG) });
  const kin =
    (personId: string | undefined): Maker =>
    async () => ({
      own: personId!,
      other: await idOfVillager(FENGXIANG),
    });
  const paymentOf = async (personId: string | undefined) =>
    String((await find('Payment', (row) => row.personId === personId)).paymentId);
  const payments =
    (personId: string | undefined, more: Partial<Rows> = {}): Maker =>
    async () => ({
      own: await paymentOf(personId),
      other: String(
        (await find('Payment', (row) => row.personId !== sender.personId && row.personId !== member.personId))
          .paymentId,
      ),
      ...more,
    });
  const files =
    (own: () => Promise<string>, other: () => Promise<string>, more: Partial<Rows> = {}): Maker =>
    async () => ({
      own: await own(),
      other: await other(),
      ...more,
    });
  const drafts = (make: (draftKey: string) => Promise<string>): Maker =>
    files(
      () => make(DRAFTS.own),
      () => make(DRAFTS.other),
      { body: { draftKey: DRAFTS.own } },
    );
  const waiting = withTwin(async () => {
    const mediaId = await coveredBy(township, 'yes');
    const params = { villageCode: NIUJIAO, year: 2026, voucherId: (await vouchers()).own };
    ok(await callApi(attachToVoucher, { token: township.token, params, body: { kind: '发票', mediaIds: [mediaId] } }));
    return mediaId;
  });
  const covered = withTwin(() => coveredBy(township, 'no'));
  const pictures = (who: Insiders['sender']) =>
    files(
      () => pictureOf(who),
      async () => pictureOf(await stranger()),
    );
  const cannedRows: Maker = once(async () => {
    const own = String((await find('CannedAnswer', ({ division }) => division === NIUJIAO)).cannedId);
    return { own, other: await twinElsewhere(own), query: { role: 'cadre' }, body: { role: 'cadre' } };
  });
  const rules = once(async () => {
    const { ruleIds, version } = await find('RoutingOrder', () => true);
    const ids = ruleIds as string[];
    return { ids, other: await twinElsewhere(ids.at(-1)!), version };
  });
  const alerts: Maker = async () => ({
    own: (await alertIn(NIUJIAO)).alertId,
    // It is another county's: a regulator of ours rightly sees those of the whole district.
    other: (await alertIn('511504001201')).alertId,
  });
  const listed = async () => {
    const [own, other] = [
      await listWith('511503', [await idOfVillager(FENGXIANG)]),
      await listWith('511504', [newId()]),
    ];
    return { own, other };
  };
  const lists: Maker = async () => {
    const { own, other } = await listed();
    return { own: own.listId, other: other.listId, params: { rowId: own.rowId } };
  };
  const told: Maker = async () => ({
    own: (await toldAlert(NIUJIAO, sender.personId!)).alertId,
    other: (await toldAlert(FENGXIANG, await idOfVillager(FENGXIANG))).alertId,
  });
  const messages = once(async () => {
    const idFor = async ({ token }: Insiders['sender']) =>
      ok(await callApi(listMessages, { token })).items[0]!.messageId;
    return { own: await idFor(sender), other: await idFor(accused) };
  });
  const reviewed: Maker = once(async () => {
    const inVillage = (code: string) => (row: Row) => row.subjectKind === 'notice' && row.villageCode === code;
    return {
      own: String((await find('Review', inVillage(NIUJIAO))).subjectId),
      other: String((await find('Review', inVillage(FENGXIANG))).subjectId),
      params: { subjectKind: 'notice' },
    };
  });
  const ofYear = { params: { year: '2026' } };
  const cadres: Maker = once(async () => ({
    own: accused.personId!,
    other: String((await find('Cadre', ({ villageCode }) => villageCode === FENGXIANG)).cadreId),
    params: { subjectKind: 'cadre' },
  }));
  /** A meeting in which only the named are told apart: what is wrong with it says of whom. */
  const appraised = (heldOn: string) => async (): Promise<Rows> => {
    const { own, other } = await cadres();
    const votes = { excellent: 30, competent: 0, basic: 0, unfit: 0, abstain: 0 };
    const meeting = {
      ...{
        heldOn,
        place: '村党群服务中心',
        form: 'representatives',
        due: 40,
        present: 30,
        text: '监委会主持，无记名投票',
      },
      people: [{ ...votes, cadreId: own, post: 'member' }],
      exempt: [{ cadreId: own, why: 'partyOnly' }],
    };
    return { own, ...(other && { other }), body: { meeting, reason: '票数抄错了一行' } };
  };
  /** The sender's on a cadre, or on the work where it waits for the town. */
  const reviewIn = async (state: 'held' | 'refused' | 'appealed') => {
    const at = now();
    const isHeld = state === 'held';
    const row = {
      villageCode: NIUJIAO,
      subjectKind: isHeld ? ('work' as const) : ('cadre' as const),
      subjectId: isHeld ? 'finance' : accused.personId!,
      personId: sender.personId!,
      quarter: quarterOf(at),
      reviewId: newId(at),
      shownAs: 'hidden' as const,
      stars: 1,
      comment: '这里有小广告',
      state,
      ...(!isHeld && { refusal: { reason: 'insult', words: '请不要骂人', byPersonId: newId(at) } }),
      ...(state === 'appealed' && { appealed: true, appeal: { words: APPEAL, at } }),
      ...{ firstAt: at, reviewedAt: at, version: 1 },
    };
    await writeRow(ReviewEntity, reviewRow(row));
    return row;
  };
  /** The sender's on the work, as everybody reads it. */
  const readReview = async () => {
    const at = now();
    const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId: 'attitude' };
    const row = {
      ...{ ...of, personId: sender.personId!, quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden' as const },
      ...{ stars: 3, comment: '说话和气，就是人少', state: 'published' as const },
      ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
    };
    await writeRow(ReviewEntity, reviewRow(row));
    await showScore(of, at);
    return row;
  };
  /** The sender's low one, as an office has it. */
  const taskIn = async (state: 'open' | 'done') => {
    const at = now();
    const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId: 'efficiency' };
    const review = {
      ...{ ...of, personId: sender.personId!, quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden' as const },
      ...{ stars: 1, comment: '等了三天', state: 'published' as const },
      ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
    };
    await writeRow(ReviewEntity, reviewRow(review));
    await showScore(of, at);
    const { reviewId, quarter } = review;
    const answers = state === 'done' ? [{ office: '牛角村村委会', words: '换了人坐班', on: '2026-11-23' }] : [];
    await transact(putTask({ ...opened(of, at), ...of, state, answers, reviewId, quarter, version: 1 }, undefined));
    return review;
  };
  const vouchers: Maker = once(async () => {
    const inYear = (code: string) => (row: Row) => row.villageCode === code && row.year === 2026;
    return {
      own: String((await find('Voucher', inYear(NIUJIAO))).voucherId),
      other: String((await find('Voucher', inYear(FENGXIANG))).voucherId),
      ...ofYear,
    };
  });

  const bankAccountIn = async (villageCode: string) => {
    const bankAccountId = newId();
    const proposed = { accountId: 'A', personId: 'P', name: '赵强', at: now() };
    const row = {
      ...{ bankAccountId, bank: '农商银行', tail: '5678', numberHash: bankAccountId, purpose: 'basic' as const },
      ...{ ledgerCode: '102', openedOn: '2026-01-05', decidedBy: '村民代表会议', state: 'open' as const, proposed },
    };
    await writeRow(BankAccountsEntity, { villageCode, accounts: [row], version: 1 });
    return bankAccountId;
  };
  const bankAccounts: Maker = once(async () => ({
    own: await bankAccountIn(NIUJIAO),
    other: await bankAccountIn(FENGXIANG),
    params: { month: '2026-01' },
  }));

  const matchIn = async (villageCode: string, bankAccountId: string) => {
    const matchId = newId();
    const matched = { accountId: 'A', personId: 'P', name: '赵强', at: now() };
    await writeRow(BankMatchEntity, {
      ...{ villageCode, bankAccountId, matchId, matched, lineKeys: [], vouchers: [] },
      ...{ sumFen: 0, settledOn: '2026-11-20' },
    });
    return matchId;
  };
  const bankMatches: Maker = async () => {
    const { own, other } = await bankAccounts();
    const params = { bankAccountId: own };
    return { own: await matchIn(NIUJIAO, own), other: await matchIn(FENGXIANG, other!), params };
  };
  const bankVouchers: Maker = async () => {
    const { own, other } = await vouchers();
    const params = { bankAccountId: (await bankAccounts()).own };
    return { own, ...(other && { other }), params, body: { vouchers: [{ year: 2026, voucherId: own }] } };
  };
  const bankLines: Maker = async () => {
    const { own, other } = await bankAccounts();
    const lineKey = '2026-03-12#00001';
    for (const [villageCode, bankAccountId] of [[NIUJIAO, own] as const, [FENGXIANG, other!] as const])
      await writeRow(BankLineEntity, {
        villageCode,
        bankAccountId,
        lineKey,
        on: '2026-03-12',
        signedFen: 100,
        statementId: newId(),
      });
    return { own, ...(other && { other }), body: { lineKey } };
  };

  return {
    bankAccountId: bankAccounts,
    'explainBankLine.bankAccountId': bankLines,
    matchId: bankMatches,
    'matchBankLines.voucherId': bankVouchers,
    alertId: alerts,
    listId: lists,
    'decideListMatch.rowId': async () => {
      const { own, other } = await listed();
      return { own: own.rowId, other: other.rowId, params: { listId: own.listId } };
    },
    'decideListMatch.personId': async () => {
      const personId = await idOfVillager(FENGXIANG);
      const { listId, rowId } = await listWith('511503', [personId]);
      return { own: personId, other: await idOfVillager(NIUJIAO), params: { listId, rowId } };
    },
    'answerOutcome.alertId': told,
    'replyToOutcome.alertId': async () => ({ ...(await alerts()), params: { personId: sender.personId! } }),
    'replyToOutcome.personId': async () => ({
      own: sender.personId!,
      other: await idOfVillager(FENGXIANG),
      params: { alertId: (await told()).own },
    }),
    'closeAlert.tells': kin(member.personId),
    // The next office's own: those of the village do not check.
    'assignAlert.accountId': async () => ({ own: township.accountId! }),
    ...reportRows(people, found),
    mediaId: files(
      () => ticketOf(sender, 'image'),
      async () => ticketOf(await stranger(), 'image'),
    ),
    'requestPosterUpload.mediaId': files(
      () => ticketOf(sender, 'video'),
      async () => ticketOf(await stranger(), 'video'),
    ),
    'resumeUpload.mediaId': files(
      () => partsOf(sender),
      async () => partsOf(await stranger()),
    ),
    'finishUpload.mediaId': files(
      () => partsOf(sender),
      async () => partsOf(await stranger()),
    ),
    'requestAnonymousPosterUpload.mediaId': drafts(draftFilm),
    'resumeAnonymousUpload.mediaId': drafts(draftParts),
    'finishAnonymousUpload.mediaId': drafts(draftParts),
    'checkCopy.mediaId': waiting,
    'openUnredacted.mediaId': waiting,
    'redactMedia.mediaId': files(
      () => pictureOf(township),
      async () => pictureOf(await stranger()),
    ),
    mediaIds: pictures(sender),
    'answerReport.mediaIds': pictures(cadre),
    'explainAlert.mediaIds': pictures(cadre),
    'giveStatement.mediaIds': pictures(accused),
    'reviewSubject.mediaIds': async () => ({
      ...(await pictures(sender)()),
      // A cadre has none, and the themes of the work are others' to try.
      params: { subjectKind: 'policy', subjectId: String((await find('Policy', () => true)).policyCode) },
      body: { comment: '公开栏的玻璃碎了' },
    }),
    'within.mediaIds': covered,
    'attachToPending.mediaIds': async () => ({ ...(await covered()), body: { kind: '发票' } }),
    'attachToVoucher.mediaIds': async () => ({ ...(await covered()), body: { kind: '发票' } }),
    'changeNoticePictures.mediaIds': async () => ({ ...(await covered()), body: { removes: [] } }),
    'recordProgress.mediaIds': async () => ({ ...(await covered()), body: { stage: 'accepted', on: '2026-11-27' } }),
    'submitReport.mediaIds': async () => ({ ...(await pictures(sender)()), body: { mode: 'named', again: true } }),
    // Whoever lives elsewhere may be given an office here: what an admin may give is bounded by its place.
    'grantRole.personId': async () => ({ own: await idOfVillager(NIUJIAO) }),
    'revokeRole.personId': async () => ({
      own: await idOfVillager(NIUJIAO, [{ role: 'cadre', division: NIUJIAO }]),
      params: { role: 'cadre', division: NIUJIAO },
    }),
    'issueBindingCode.personId': atCounter,
    'releaseBinding.personId': atCounter,
    'askForStatement.personId': kin(accused.personId),
    personId: kin(member.personId),
    'askToShare.personId': kin(demoPersonId('zhou-xiaoyan')),
    'agreeToShare.personId': kin(demoPersonId('zhou-xiaoyan')),
    'declineToShare.personId': kin(demoPersonId('zhou-xiaoyan')),
    'takeBackConsent.personId': kin(sender.personId),
    paymentId: payments(sender.personId),
    'showMemberPayment.paymentId': payments(member.personId, { params: { personId: member.personId! } }),
    importId: async () => ({
      own: ok(
        await callApi(requestImportUpload, {
          token: admin.token,
          body: { kind: 'payments', fileName: '补贴.csv', bytes: 1_000 },
        }),
      ).importId,
    }),
    letterId: async () => {
      const params = { letterKind: 'reminders' as const };
      const { items } = ok(await callApi(listDeadLetters, { token: admin.token, params }));
      return { own: items[0]!.letterId, params };
    },
    grantId: grant,
    messageId: messages,
    noticeId: pair('Notice', 'noticeId'),
    'cancelScheduledNotice.noticeId': scheduled,
    'changeScheduledNotice.noticeId': scheduled,
    assetId: pair('Asset', 'assetId'),
    resourceId: pair('Resource', 'resourceId'),
    contractId: pair('Contract', 'contractId'),
    debtId: pair('Debt', 'debtId', ({ side }) => ({ params: { side: String(side) } })),
    projectId: pair('Project', 'projectId'),
    'recordProgress.projectId': once(async () => {
      const goesOn = ({ villageCode, progress = [] }: Row) =>
        villageCode === NIUJIAO && !(progress as { stage: string }[]).some(({ stage }) => stage === 'accepted');
      return { ...(await pair('Project', 'projectId')()), own: String((await find('Project', goesOn)).projectId) };
    }),
    decisionId: pair('Decision', 'decisionId'),
    'listMentions.id': pair('Decision', 'decisionId', () => ({ params: { mentionedIn: 'decision' } })),
    publicityId: pair('Publicity', 'publicityId'),
    voucherId: vouchers,
    ...orderRows(people, found),
    ...intakeRows(people, found),
    ...centreDeskRows(people, found),
    ...dueRows(people, found),
    pendingId: pending,
    ruleId: async () => {
      const { ids, other, version } = await rules();
      return { own: ids[0]!, other, body: { version } };
    },
    ruleIds: async () => {
      const { ids, other } = await rules();
      const order = (await everyRow('RoutingOrder')).find(({ districtCode }) => districtCode === NIUJIAO.slice(0, 6))!;
      return { own: ids[0]!, other, body: { ruleIds: ids, version: order.version } };
    },
    cannedId: cannedRows,
    subjectId: cadres,
    'showScanCode.subjectId': pair('Asset', 'assetId', () => ({ params: { subjectKind: 'asset' } })),
    'withdrawReview.subjectId': once(async () => {
      const { own, other } = await cadres();
      const params = { subjectKind: 'cadre' as const, quarter: quarterOf(now()) };
      const of = { villageCode: NIUJIAO, subjectKind: params.subjectKind, subjectId: own };
      const answer = await callApi(reviewSubject, { token: sender.token, params: of, body: { stars: 4 } });
      // The walk over `reviewSubject` may have left one already.
      if (answer.body.code !== 'version.stale') ok(answer);
      return { own, other, params };
    }),
    'appealReviewRefusal.subjectId': once(async () => {
      const { other } = await cadres();
      const { subjectId, subjectKind, quarter } = await reviewIn('refused');
      return { own: subjectId, other: other!, params: { subjectKind, quarter }, body: { version: 1, words: APPEAL } };
    }),
    reviewId: async () => ({ own: (await reviewIn('held')).reviewId, body: { version: 1 } }),
    'answerReviewTask.reviewId': async () => {
      const { reviewId } = await taskIn('open');
      return { own: reviewId, body: { version: 1, words: '办事大厅加了一个窗口' } };
    },
    'answerReview.reviewId': async () => ({ own: (await readReview()).reviewId, body: { words: '值班表贴在门口了' } }),
    'markReviewUseful.reviewId': async () => ({ own: (await readReview()).reviewId, body: { useful: true } }),
    'flagReview.reviewId': async () => ({ own: (await readReview()).reviewId }),
    'decideReviewBurst.burstId': async () => {
      const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId: 'finance' };
      return { own: (await holdBurst(of, now(), [])).burstId, body: { version: 1 } };
    },
    'decideReviewFlag.reviewId': async () => {
      const row = await readReview();
      const { villageCode, subjectKind, subjectId, reviewId } = row;
      const flagged = {
        villageCode,
        subjectKind,
        subjectId,
        reviewId,
        ...flaggedFor(undefined, 'insult', { of: row.publishedAt, on: '2026-11-23' }),
      };
      await transact(putFlagged({ ...flagged, version: 1 }, undefined));
      return { own: reviewId, body: { version: 1, words: APPEAL } };
    },
    'confirmReviewTask.subjectId': async () => {
      const { subjectId, subjectKind, quarter } = await taskIn('done');
      return { own: subjectId, other: 'fairness', params: { subjectKind, quarter }, body: { mended: true } };
    },
    'pledgeImprovement.subjectId': async () => {
      const { subjectKind } = await readReview();
      // A third is promised nothing about: what was promised is not promised twice.
      await showScore({ villageCode: NIUJIAO, subjectKind, subjectId: 'fairness' }, now());
      const body = { words: '值班表贴在门口，每天有人', byOn: addDays(dayInChina(now()), 30) };
      return { own: 'fairness', params: { subjectKind }, body };
    },
    'confirmPledge.subjectId': async () => {
      const { villageCode, subjectKind, subjectId, quarter } = await readReview();
      const of = { villageCode, subjectKind, subjectId };
      const today = dayInChina(now());
      const made = { words: '值班表贴在门口，每天有人', madeOn: today, byOn: today, askedOn: today };
      await transact(putPledge(of, { ...made, number: 1, state: 'asking', quarters: [quarter] }, undefined));
      return { own: subjectId, other: 'fairness', params: { subjectKind }, body: { kept: true } };
    },
    'decideReviewAppeal.reviewId': async () => {
      const { reviewId } = await reviewIn('appealed');
      return { own: reviewId, body: { version: 1, words: APPEAL } };
    },
    'listReviews.subjectId': reviewed,
    'showSubjectScore.subjectId': reviewed,
    'recordAppraisal.cadreId': appraised('2024-12-10'),
    'correctAppraisal.cadreId': appraised('2026-11-12'),
    cadreId: async () => ({ ...(await cadres()), body: { about: { kind: 'cadre' }, again: true } }),
  };
}
