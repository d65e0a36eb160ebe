import { examinePapers, handOverPapers } from '@shared/accounts/intake';
import { holdPosts } from '../../../functions/orders/testing/paying-village-store';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { sentPicture } from '../pictures';
import { ok } from './files';
import { type Finding, type Maker, once } from './finding';
import type { Insiders, Someone } from './people';

/** How to come by batches of papers of our village and of another, in the state that a request for them wants. */
export function intakeRows(
  { cadre, township }: Insiders,
  { signedInVillager, stranger }: Finding,
): Record<string, Maker> {
  const clerk = async (villageCode: string, who: Someone) => {
    const holder = { name: '田乙', token: who.token!, personId: who.personId! };
    await holdPosts(villageCode, {
      ...{ clerk: holder, villageHead: holder, supervisionHead: holder, agencyDirector: holder, chiefCashier: holder },
    });
    return holder;
  };
  const ours = once(() => clerk(NIUJIAO, cadre));
  const theirs = once(async () =>
    clerk(FENGXIANG, await signedInVillager(FENGXIANG, [{ role: 'cadre', division: FENGXIANG }])),
  );
  const paper = async (token: string) => ({
    ...{ kind: '发票' as const, amountFen: 100, on: '2026-03-12', what: '电费', mediaIds: [await sentPicture(token)] },
  });
  const handed = async (villageCode: string) => {
    const { token } = await (villageCode === NIUJIAO ? ours() : theirs());
    const body = { papers: [await paper(token)] };
    return ok(await callApi(handOverPapers, { token, params: { villageCode }, body }));
  };
  const examined = async (reason?: 'unclear') => {
    const { batchId, papers } = await handed(NIUJIAO);
    const decisions = papers.map(({ paperId }) => ({ paperId, ...(reason && { reason }) }));
    const params = { villageCode: NIUJIAO, batchId };
    return ok(await callApi(examinePapers, { token: township.token!, params, body: { decisions } }));
  };
  const other = once(() => handed(FENGXIANG));
  const batch =
    (make: () => Promise<{ batchId: string; digest: string; papers: { paperId: string }[] }>): Maker =>
    async () => {
      const { batchId, digest, papers } = await make();
      const { paperId } = papers[0]!;
      const content = await paper((await ours()).token);
      return {
        ...{ own: batchId, other: (await other()).batchId, params: { paperId } },
        body: { ...content, digest, side: 'centre', decisions: [{ paperId }] },
      };
    };
  const ofPaper =
    (make: () => Promise<{ batchId: string; papers: { paperId: string }[] }>): Maker =>
    async () => {
      const { batchId, papers } = await make();
      const { paperId } = papers[0]!;
      const content = await paper((await ours()).token);
      return {
        ...{ own: paperId, other: (await other()).papers[0]!.paperId, params: { batchId } },
        body: { ...content, papers: [{ ...content, mends: { batchId, paperId } }], decisions: [{ paperId }] },
      };
    };
  const mending: Maker = async () => {
    const { batchId, papers } = await examined('unclear');
    const content = await paper((await ours()).token);
    const mends = { batchId, paperId: papers[0]!.paperId };
    return { own: batchId, other: (await other()).batchId, body: { papers: [{ ...content, mends }] } };
  };
  const voucher = (batchId: string, paperId: string) => ({
    ...{ voucherOn: '2026-11-20', attachments: [], intake: { batchId, paperIds: [paperId] } },
    lines: [
      { summary: '付电费', accountCode: '513', debitFen: 100, creditFen: 0 },
      { summary: '付电费', accountCode: '102', debitFen: 0, creditFen: 100 },
    ],
  });
  const booking = async () => {
    const { batchId, papers } = await examined();
    return { batchId, paperId: papers[0]!.paperId };
  };
  const picture: Maker = async () => {
    const content = await paper((await ours()).token);
    const theirOwn = await sentPicture((await stranger()).token!);
    return { own: content.mediaIds[0]!, other: theirOwn, body: { ...content, papers: [content] } };
  };
  return {
    batchId: batch(() => handed(NIUJIAO)),
    'signPaperList.batchId': batch(() => examined()),
    'mendPaper.batchId': batch(() => examined('unclear')),
    'mendPaper.paperId': ofPaper(() => examined('unclear')),
    'examinePapers.paperId': ofPaper(() => handed(NIUJIAO)),
    'handOverPapers.batchId': mending,
    'handOverPapers.paperId': ofPaper(() => examined('unclear')),
    'handOverPapers.mediaIds': picture,
    'mendPaper.mediaIds': picture,
    'prepareVoucher.batchId': async () => {
      const { batchId, paperId } = await booking();
      return { own: batchId, other: (await other()).batchId, body: voucher(batchId, paperId) };
    },
    'prepareVoucher.paperIds': async () => {
      const { batchId, paperId } = await booking();
      return { own: paperId, other: (await other()).papers[0]!.paperId, body: voucher(batchId, paperId) };
    },
  };
}
