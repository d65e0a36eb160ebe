import { attachToVoucher } from '@shared/attachments';
import { listDeadLetters } from '@shared/dead-letters';
import { grantRole } from '@shared/identity';
import { requestImportUpload } from '@shared/imports';
import { writeAnonymousLetter, writeLetter } from '@shared/mailbox';
import { listMessages } from '@shared/messages';
import { publishNotice } from '@shared/notices';
import { prepareVoucher } from '@shared/pending-vouchers';
import { askForMaterial } from '@shared/report-commands';
import { openAnonymousReport, submitAnonymousReport, submitReport } from '@shared/reports';
import type { Role } from '@shared/roles';
import { askForStatement } from '@shared/statements';
import { newId } from '../../../functions/platform/id';
import { newSecret } from '../../../functions/platform/sealed';
import { demoPersonId, FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { everyRow } from '../every-row';
import { enrol, signInBound } from '../people';
import { twinElsewhere } from './elsewhere';
import { coveredBy, DRAFTS, draftFilm, draftParts, draftPicture, ok, partsOf, pictureOf, ticketOf } from './files';
import type { Insiders, Someone } from './people';

/** The ids of two rows of a kind, and what else a request has to say to come to the first. */
export interface Rows {
  own: string;
  /** Of another village, person or county; absent where there are no such rows. */
  other?: string;
  made?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}
type Row = Record<string, unknown>;
type Maker = () => Promise<Rows>;

const ABOUT = { villageCode: NIUJIAO, category: 'works' as const, about: { kind: 'village' as const } };
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** How to come by the rows that a route's request names: by `route.name`, else by `name`. Rows that a call may end are made anew. */
export function makersOf(people: Insiders): Record<string, Maker> {
  const { sender, member, accused, cadre, township, admin } = people;
  const rows = once(everyRow);
  const find = async (kind: string, fits: (row: Row) => boolean): Promise<Row> => {
    const row = (await rows()).find((one) => one._et === kind && fits(one));
    if (!row) throw new Error(`the seed has no such ${kind}`);
    return row;
  };
  /** Two rows of a register, of our village and of the other. */
  const pair = (kind: string, name: string, more: (row: Row) => Partial<Rows> = () => ({})): Maker =>
    once(async () => {
      const own = await find(kind, (row) => row.villageCode === NIUJIAO);
      const other = await find(kind, (row) => row.villageCode === FENGXIANG && row.side === own.side);
      return { own: String(own[name]), other: String(other[name]), ...more(own) };
    });
  /** A new row each time, and one twin of the first. */
  const withTwin = (own: () => Promise<string>): Maker => {
    const other = once(async () => twinElsewhere(await own()));
    return async () => ({ other: await other(), own: await own() });
  };

  let count = 0;
  const reportBy = async ({ token }: Someone, more: object = {}) => {
    const description = `第 ${(count += 1)} 件：村口的路灯坏了，天黑看不见`;
    const body = { ...ABOUT, mode: 'named' as const, description, mediaIds: [], again: true, ...more };
    return ok(await callApi(submitReport, { token, body })).reportId;
  };
  const rowOf = async (id: string) =>
    (await everyRow()).find(({ _et, reportId }) => _et === 'Report' && reportId === id)!;
  /** Somebody's of another county. */
  const reportElsewhere = once(async () => {
    const own = await reportBy(await signedInVillager(NIUJIAO));
    const referenceNo = String((await rowOf(own)).referenceNo);
    const otherNo = `${referenceNo.slice(0, -4)}ZZZZ`;
    return { otherNo, other: await twinElsewhere(own, { [referenceNo]: otherNo }) };
  });
  const report = once(async () => {
    const own = await reportBy(sender);
    ok(
      await callApi(writeLetter, {
        token: sender.token,
        params: { reportId: own },
        body: { text: '昨天又坏了', mediaIds: [] },
      }),
    );
    return { own, row: await rowOf(own), ...(await reportElsewhere()) };
  });
  const evidence = once(async () => pictureOf(sender));
  /** About a cadre, with a picture: the town handles it. */
  const onCadre = async (mediaIds: string[] = []) =>
    reportBy(sender, { mediaIds, category: 'conduct', about: { kind: 'cadre', cadreId: accused.personId! } });
  const handledByTown = once(async () => ({ own: await onCadre([await evidence()]), ...(await reportElsewhere()) }));
  const waitingForMaterial = once(async () => {
    const own = await reportBy(sender);
    const body = { version: 1, text: '请补充照片和时间，谢谢配合' };
    ok(await callApi(askForMaterial, { token: cadre.token, params: { reportId: own }, body }));
    return { own, ...(await reportElsewhere()) };
  });
  const asked: Maker = async () => {
    const reportId = await onCadre();
    const body = {
      version: 1,
      personId: accused.personId!,
      summary: '请说明今年八月办公费的支出和单据情况',
      days: 3,
      despite: true,
    };
    ok(await callApi(askForStatement, { token: township.token, params: { reportId }, body }));
    const origin = (await everyRow()).find(({ _et, reportId: of }) => _et === 'StatementOrigin' && of === reportId)!;
    return { own: String(origin.statementId), other: await statementElsewhere() };
  };
  const statementElsewhere = once(async () => {
    const { statementId } = await find('Statement', ({ personId }) => personId === accused.personId);
    return twinElsewhere(String(statementId), { [accused.personId!]: newId() });
  });
  /** Anew each time: one is withdrawn, another is answered. There is a letter in its box. */
  const anonymous = async () => {
    const body = { ...ABOUT, description: '水塘边的垃圾堆了半个月没人收', mediaIds: [], draftKey: newSecret() };
    const { receiptNo } = ok(await callApi(submitAnonymousReport, { body }));
    ok(await callApi(writeAnonymousLetter, { body: { receiptNo, text: '昨天又多了两车', mediaIds: [] } }));
    return { receiptNo, own: ok(await callApi(openAnonymousReport, { body: { receiptNo } })).reportId };
  };
  const anotherAnonymous = once(anonymous);
  const anonymousAsked = async () => {
    const { receiptNo, own } = await anonymous();
    const body = { version: 1, text: '请补充照片和时间，谢谢配合' };
    ok(await callApi(askForMaterial, { token: cadre.token, params: { reportId: own }, body }));
    return receiptNo;
  };
  const receiptReport: Maker = async () => {
    const { own, receiptNo } = await anonymous();
    return { own, other: (await anotherAnonymous()).own, body: { receiptNo } };
  };
  const opening = once(async () => {
    const row = await find('IdentityOpening', ({ state }) => state === 'wanted');
    return { id: String(row.openingId), reportId: String(row.reportId) };
  });
  const openingRows: Maker = once(async () => {
    const { id, reportId } = await opening();
    return { own: id, other: await twinElsewhere(id), params: { reportId } };
  });
  const openingReport: Maker = async () => ({
    own: (await opening()).reportId,
    other: (await report()).own,
    params: { openingId: (await opening()).id },
  });
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
  let enrolled = 0;
  const villager = (villageCode: string, grants: { role: Role; division: string }[] = []) =>
    enrol(`石${'一二三四五六七八九十'[(enrolled += 1) % 10]}${'东南西北中'[enrolled % 5]}`, { villageCode, grants });
  const idOfVillager = async (...of: Parameters<typeof villager>) => (await villager(...of)).person.personId;
  const signedInVillager = async (...of: Parameters<typeof villager>): Promise<Someone> => {
    const who = await villager(...of);
    const { token, me } = await signInBound(`openid-villager-${(enrolled += 1)}`, who);
    return { token, accountId: me.accountId };
  };
  const stranger = once(() => signedInVillager(NIUJIAO));
  const accountIn = async (villageCode: string) =>
    (await signedInVillager(villageCode, [{ role: 'cadre', division: villageCode }])).accountId!;
  const grant = withTwin(async () => {
    const personId = await idOfVillager(NIUJIAO);
    const body = { role: 'custodian' as const, division: NIUJIAO.slice(0, 6), title: '保管员' };
    ok(await callApi(grantRole, { token: admin.token, params: { personId }, body }));
    const open = (await everyRow()).find((row) => row._et === 'OpenGrant' && row.personId === personId)!;
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
  const draftMedia: Maker = async () => {
    const receiptNo = await anonymousAsked();
    return { ...(await drafts(draftPicture)()), body: { draftKey: DRAFTS.own, receiptNo, version: 2 } };
  };
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
  const restriction = once(async () => {
    const { restrictionId, who } = await find('Restriction', () => true);
    return {
      own: String(restrictionId),
      other: await twinElsewhere(String(restrictionId), { [String(who)]: newId() }),
    };
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
  const vouchers: Maker = once(async () => {
    const inYear = (code: string) => (row: Row) => row.villageCode === code && row.year === 2026;
    return {
      own: String((await find('Voucher', inYear(NIUJIAO))).voucherId),
      other: String((await find('Voucher', inYear(FENGXIANG))).voucherId),
      ...ofYear,
    };
  });

  return {
    reportId: report,
    'openOriginal.reportId': handledByTown,
    'redactEvidence.reportId': handledByTown,
    'showAccusedHistory.reportId': handledByTown,
    'askForStatement.reportId': handledByTown,
    referenceNo: async () => {
      const { otherNo: other, row } = await report();
      const { contentHash } = row.proof as { contentHash: string };
      return { own: String(row.referenceNo), other, made: 'NX20261123-4F7K', body: { contentHash } };
    },
    'anonymous.reportId': receiptReport,
    receiptNo: async () => ({ own: (await anonymous()).receiptNo, made: '0000000000000000' }),
    parentId: async () => ({ own: await reportBy(sender), other: (await report()).other }),
    accountId: async () => ({ own: await accountIn(NIUJIAO), other: await accountIn(FENGXIANG) }),
    openingId: openingRows,
    ...Object.fromEntries(
      ['askToOpenIdentity', 'consentToOpenIdentity', 'openReporterIdentity', 'refuseToOpenIdentity'].map((id) => [
        `${id}.reportId`,
        openingReport,
      ]),
    ),
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
    'openOriginal.mediaId': files(evidence, async () => pictureOf(await stranger())),
    'redactEvidence.mediaId': files(evidence, async () => pictureOf(await stranger())),
    mediaIds: pictures(sender),
    'anonymous.mediaIds': draftMedia,
    'answerReport.mediaIds': pictures(cadre),
    'giveStatement.mediaIds': pictures(accused),
    'within.mediaIds': covered,
    'attachToVoucher.mediaIds': async () => ({ ...(await covered()), body: { kind: '发票' } }),
    'recordProgress.mediaIds': async () => ({ ...(await covered()), body: { stage: 'accepted', on: '2026-11-27' } }),
    'submitReport.mediaIds': async () => ({ ...(await pictures(sender)()), body: { mode: 'named', again: true } }),
    'supplyMaterial.reportId': waitingForMaterial,
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
    publicityId: pair('Publicity', 'publicityId'),
    voucherId: vouchers,
    pendingId: pending,
    ruleId: async () => {
      const { ids, other, version } = await rules();
      return { own: ids[0]!, other, body: { version } };
    },
    ruleIds: async () => {
      const { ids, other } = await rules();
      const order = (await everyRow()).find(({ _et }) => _et === 'RoutingOrder')!;
      return { own: ids[0]!, other, body: { ruleIds: ids, version: order.version } };
    },
    cannedId: cannedRows,
    restrictionId: restriction,
    statementId: asked,
    subjectId: cadres,
    'showScanCode.subjectId': pair('Asset', 'assetId', () => ({ params: { subjectKind: 'asset' } })),
    'listReviews.subjectId': reviewed,
    'showSubjectScore.subjectId': reviewed,
    cadreId: async () => ({ ...(await cadres()), body: { about: { kind: 'cadre' }, again: true } }),
  };
}
