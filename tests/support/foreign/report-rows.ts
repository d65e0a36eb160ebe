import { writeAnonymousLetter, writeLetter } from '@shared/reports/mailbox';
import { askForMaterial } from '@shared/reports/commands';
import { openAnonymousReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import { askForStatement } from '@shared/reports/accused-statements';
import { newId } from '../../../functions/platform/id';
import { newSecret } from '../../../functions/platform/sealed';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { everyRow } from '../every-row';
import { twinElsewhere } from './elsewhere';
import { DRAFTS, draftPicture, ok, pictureOf } from './files';
import { type Finding, type Maker, once } from './finding';
import type { Insiders, Someone } from './people';

const ABOUT = { villageCode: NIUJIAO, category: 'works' as const, about: { kind: 'village' as const } };

const NO_RECEIPT = '0000000000000000';

/** Reports and what hangs on them: letters' boxes, openings, statements, restrictions. */
export function reportRows(
  { sender, accused, cadre, township }: Insiders,
  { find, signedInVillager, stranger, accountIn }: Finding,
): Record<string, Maker> {
  let count = 0;
  const reportBy = async ({ token }: Someone, more: object = {}) => {
    const description = `第 ${(count += 1)} 件：村口的路灯坏了，天黑看不见`;
    const body = { ...ABOUT, mode: 'named' as const, description, mediaIds: [], again: true, ...more };
    return ok(await callApi(submitReport, { token, body })).reportId;
  };
  const rowOf = async (id: string) => (await everyRow('Report')).find(({ reportId }) => reportId === id)!;
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
    const origin = (await everyRow('StatementOrigin')).find(({ reportId: of }) => of === reportId)!;
    return { own: String(origin.statementId), other: await statementElsewhere() };
  };
  const statementElsewhere = once(async () => {
    const { statementId } = await find('Statement', ({ personId }) => personId === accused.personId);
    return twinElsewhere(String(statementId), { [accused.personId!]: newId() });
  });
  /** With a letter in its box. */
  const anonymousAnew = async () => {
    const body = { ...ABOUT, description: '水塘边的垃圾堆了半个月没人收', mediaIds: [], draftKey: newSecret() };
    const { receiptNo } = ok(await callApi(submitAnonymousReport, { body }));
    ok(await callApi(writeAnonymousLetter, { body: { receiptNo, text: '昨天又多了两车', mediaIds: [] } }));
    return { receiptNo, own: ok(await callApi(openAnonymousReport, { body: { receiptNo } })).reportId };
  };
  const [anonymous, anotherAnonymous] = [once(anonymousAnew), once(anonymousAnew)];
  const anonymousAsked = once(async () => {
    const { receiptNo, own } = await anonymousAnew();
    const body = { version: 1, text: '请补充照片和时间，谢谢配合' };
    ok(await callApi(askForMaterial, { token: cadre.token, params: { reportId: own }, body }));
    return receiptNo;
  });
  const byReceipt =
    (made: typeof anonymous): Maker =>
    async () => {
      const { own, receiptNo } = await made();
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
  const restriction = once(async () => {
    const { restrictionId, who } = await find('Restriction', () => true);
    return {
      own: String(restrictionId),
      other: await twinElsewhere(String(restrictionId), { [String(who)]: newId() }),
    };
  });
  const ofStranger: Maker = async () => ({ own: await evidence(), other: await pictureOf(await stranger()) });

  return {
    reportId: report,
    'openOriginal.reportId': handledByTown,
    'redactEvidence.reportId': handledByTown,
    'showReporterPhone.reportId': handledByTown,
    'showAccusedHistory.reportId': handledByTown,
    'askForStatement.reportId': handledByTown,
    referenceNo: async () => {
      const { otherNo: other, row } = await report();
      const { contentHash } = row.proof as { contentHash: string };
      return { own: String(row.referenceNo), other, made: 'NX20261123-4F7K', body: { contentHash } };
    },
    'anonymous.reportId': byReceipt(anonymous),
    // It is withdrawn.
    'withdrawAnonymousReport.reportId': byReceipt(anonymousAnew),
    'withdrawAnonymousReport.receiptNo': async () => ({ own: (await anonymousAnew()).receiptNo, made: NO_RECEIPT }),
    receiptNo: async () => ({ own: (await anonymous()).receiptNo, made: NO_RECEIPT }),
    parentId: async () => ({ own: await reportBy(sender), other: (await report()).other }),
    accountId: async () => ({ own: await accountIn(NIUJIAO), other: await accountIn(FENGXIANG) }),
    openingId: openingRows,
    ...Object.fromEntries(
      ['askToOpenIdentity', 'consentToOpenIdentity', 'openReporterIdentity', 'refuseToOpenIdentity'].map((id) => [
        `${id}.reportId`,
        openingReport,
      ]),
    ),
    restrictionId: restriction,
    statementId: asked,
    'supplyMaterial.reportId': waitingForMaterial,
    'resumeReport.reportId': waitingForMaterial,
    'openOriginal.mediaId': ofStranger,
    'redactEvidence.mediaId': ofStranger,
    'anonymous.mediaIds': async () => ({
      own: await draftPicture(DRAFTS.own),
      other: await draftPicture(DRAFTS.other),
      body: { draftKey: DRAFTS.own, receiptNo: await anonymousAsked(), version: 2 },
    }),
  };
}
