import { askForBookCopy, answerBookCopy } from '@shared/accounts/book-copies';
import { drawHandOver } from '@shared/accounts/hand-overs';
import { listVoucherTemplates, saveVoucherTemplate } from '@shared/accounts/voucher-templates';
import { appoint } from '../../../functions/identity/testing/appoint';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { callApi } from '../api';
import { ok } from './files';
import { type Finding, type Maker, once } from './finding';
import type { Insiders, Someone } from './people';

const YEAR = 2025;
const LINES = [
  { side: 'debit' as const, accountCode: '513', share: 10_000 },
  { side: 'credit' as const, accountCode: '102', share: 10_000 },
];
const CONTENT = { name: '付电费', summary: '付电费', lines: LINES, papers: [], usableBy: [], isInUse: true };

/** Copies, hand-overs and templates of our village and of another, in the state that a request for them wants. */
export function centreDeskRows({ township, cadre }: Insiders, { signedInVillager }: Finding): Record<string, Maker> {
  const member = once(() => signedInVillager(NIUJIAO));
  const stranger = once(() => signedInVillager(FENGXIANG));
  const asked = async (villageCode: string, who: Someone) => {
    const body = { year: YEAR, from: 1, through: 1, contents: ['statements' as const] };
    return ok(await callApi(askForBookCopy, { token: who.token!, params: { villageCode }, body })).copyId;
  };
  const theirCopy = once(async () => asked(FENGXIANG, await stranger()));
  const given = once(async () => {
    const copyId = await asked(NIUJIAO, await member());
    const params = { villageCode: NIUJIAO, copyId };
    ok(await callApi(answerBookCopy, { token: township.token!, params, body: {} }));
    return copyId;
  });
  const changed = async (division: string, old: Someone, next: Someone) => {
    const termId = await appoint('chiefCashier', division, { personId: old.personId! }, { toOn: '2024-12-31' });
    await appoint('chiefCashier', division, { personId: next.personId! }, { fromOn: '2025-01-01' });
    return termId;
  };
  const ourTerm = once(async () => {
    const termId = await changed(NIUJIAO, cadre, await signedInVillager(NIUJIAO));
    const params = { division: NIUJIAO, termId };
    const { digest } = ok(await callApi(drawHandOver, { token: cadre.token!, params, body: { things: [] } }));
    return { termId, digest: digest! };
  });
  const theirTerm = once(async () => changed(FENGXIANG, await stranger(), await signedInVillager(FENGXIANG)));
  const saved = async (division: string, { token, personId }: Someone) => {
    await appoint('agencyDirector', division, { personId: personId! });
    const params = { division };
    const { version } = ok(await callApi(listVoucherTemplates, { token: token!, params }));
    const body = { ...CONTENT, version };
    const { items } = ok(await callApi(saveVoucherTemplate, { token: token!, params, body }));
    return items.filter((one) => one.division === division).at(-1)!.templateId;
  };
  const ourTemplate = once(() => saved(NIUJIAO, township));
  const theirTemplate = once(async () =>
    saved(FENGXIANG, await signedInVillager(FENGXIANG, [{ role: 'township', division: FENGXIANG.slice(0, 9) }])),
  );
  const voucher = {
    ...{ voucherOn: '2026-11-20', attachments: [] },
    lines: [
      { summary: '付电费', accountCode: '513', debitFen: 100, creditFen: 0 },
      { summary: '付电费', accountCode: '102', debitFen: 0, creditFen: 100 },
    ],
  };
  return {
    'answerBookCopy.copyId': async () => ({
      own: await asked(NIUJIAO, await signedInVillager(NIUJIAO)),
      other: await theirCopy(),
    }),
    'printBookCopy.copyId': async () => ({ own: await given(), other: await theirCopy() }),
    termId: async () => {
      const { termId, digest } = await ourTerm();
      return {
        own: termId,
        other: await theirTerm(),
        params: { division: NIUJIAO },
        body: { digest, side: 'outgoing', things: [] },
      };
    },
    'saveVoucherTemplate.templateId': async () => ({
      ...{ own: await ourTemplate(), other: await theirTemplate(), params: { division: NIUJIAO } },
      body: { ...CONTENT, version: 1 },
    }),
    'prepareVoucher.templateId': async () => ({
      ...{ own: await ourTemplate(), other: await theirTemplate(), body: voucher },
    }),
  };
}
