import {
  listContracts,
  recordRent,
  registerContract,
  renewContract,
  showContract,
  terminateContract,
} from '@shared/accounts/contracts';
import {
  confirmBankAccount,
  listBankAccounts,
  proposeBankAccount,
  proposeBankAccountClosing,
} from '@shared/accounts/bank-accounts';
import { printBankReconciliation } from '@shared/accounts/papers';
import {
  explainBankLine,
  matchBankLines,
  showBankReconciliation,
  signBankReconciliation,
  undoBankMatch,
} from '@shared/accounts/bank-reconciliation';
import { listDebts, recordRepayment, registerDebt } from '@shared/accounts/debts';
import { listMentions } from '@shared/accounts/mentions';
import { listProjects, payForProject, recordProgress, registerProject, showProject } from '@shared/accounts/projects';
import {
  changeAsset,
  changeResource,
  listAssets,
  listResources,
  registerAsset,
  registerResource,
  showAsset,
  showResource,
} from '@shared/accounts/registers';
import { DEFAULT_PAGE_SIZE } from '@shared/page';
import { putReconciled } from '../../functions/accounts/bank/testing/put-reconciled-store';
import { newId } from '../../functions/platform/id';
import { putMention } from '../../functions/accounts/registers/mention-store';
import { transact } from '../../functions/platform/transact';
import type { District } from './district';
import { done, type Exercise, tenfold } from './exercise';

const REGISTERS = 'the village’s registers and each history';
const ON = '2026-06-01';

const ASSET = {
  name: '抽水机',
  kind: '机器设备',
  acquiredOn: '2026-01-10',
  originalValueFen: 360_000,
  usefulLifeMonths: 96,
  residualPercent: 5,
  place: '4组',
  custodian: '陈建国',
};
const RESOURCE = {
  name: '5组荒坡地',
  kind: 'wasteland',
  areaMu: 8.5,
  place: '5组',
  bounds: '东至村道，南至水渠',
  use: 'idle',
};
const DECIDED = { decidedBy: '村民代表会议' };
const contractBody = () => ({
  contractNo: `HT-${newId()}`,
  title: '荒坡地租赁合同',
  partyB: '顺达物流有限公司',
  partyBKind: 'organisation',
  subject: '荒坡地',
  signedOn: '2026-01-01',
  startsOn: '2026-01-01',
  endsOn: '2030-12-31',
  yearlyRentFen: 100_000,
  dues: [{ dueOn: '2026-03-01', amountFen: 100_000 }],
  ...DECIDED,
});
const DEBT = {
  kind: 'lent',
  counterparty: '丰源农业专业合作社',
  counterpartyKind: 'organisation',
  what: '借给合作社周转',
  principalFen: 500_000,
  arisenOn: '2026-01-10',
};
const PROJECT = {
  name: '路灯安装',
  budgetFen: 900_000,
  sources: [{ from: '上级补助', amountFen: 900_000 }],
  decidedOn: '2026-02-01',
  ...DECIDED,
};

/** A new thing of each kind, and what addresses it: made anew for each command, uncounted. */
const made = {
  asset: async (d: District) => {
    const { assetId } = await done(d, registerAsset, { body: { ...ASSET, cardNo: newId() } });
    return { assetId };
  },
  resource: async (d: District) => {
    const { resourceId } = await done(d, registerResource, { body: RESOURCE });
    return { resourceId };
  },
  contract: async (d: District) => {
    const { contractId } = await done(d, registerContract, { body: contractBody() });
    return { contractId };
  },
  debt: async (d: District) => {
    const { debtId } = await done(d, registerDebt, { body: DEBT });
    return { side: 'receivable', debtId };
  },
  project: async (d: District) => {
    const { projectId } = await done(d, registerProject, { body: PROJECT });
    return { projectId };
  },
};
const command = (route: Exercise['route'], kind: keyof typeof made, body: object): Exercise =>
  tenfold(REGISTERS)(route, async (d) => ({ params: await made[kind](d), body: { version: 1, ...body } }));

/** As many accounts as a village has; each measured call proposes or decides one more. */
const accountBody = async (d: District) => {
  const { items, version } = await done(d, listBankAccounts);
  // A live account keeps its code to itself: what an earlier exercise left is refused first.
  return {
    ...{ version, bank: '南溪农商银行', purpose: 'general' as const, openedOn: '2026-01-05', ...DECIDED },
    accountNumber: `8811${String(Date.now())}${items.length}`,
    ledgerCode: `102${String(10 + items.length)}`,
  };
};
/** What another than who proposed an account confirms it with. */
const toConfirm = async (d: District) => {
  const { items, version } = await done(d, proposeBankAccount, { body: await accountBody(d) });
  const params = { bankAccountId: items.at(-1)!.bankAccountId };
  return { token: d.regulator.token, params, body: { version, verdict: 'confirm' as const } };
};

/** A month of its own with what the bank took and gave back (冲正): two lines that are one match. */
const LINE_KEYS = ['2026-01-10#00001', '2026-01-10#00002'];
const TWO_LINES = { lineKeys: LINE_KEYS, vouchers: [] };
const ofMonth = async ({ village: { code } }: District) => ({
  params: { bankAccountId: await putReconciled(code, '2026-01', [-500, 500], '10299'), month: '2026-01' },
});

/** 资产 资源 合同 债权债务 工程. */
export const registerExercises: Exercise[] = [
  tenfold(REGISTERS)(listAssets),
  tenfold(REGISTERS)(listResources),
  tenfold(REGISTERS)(listContracts),
  tenfold(REGISTERS)(listProjects),
  tenfold(REGISTERS)(listDebts, () => ({ params: { side: 'receivable' } })),
  tenfold(REGISTERS)(showAsset),
  tenfold(REGISTERS)(showResource),
  tenfold(REGISTERS)(showContract),
  tenfold(REGISTERS)(showProject),
  tenfold('the entries that speak of one decision')(listMentions, async ({ village }) => {
    const target = { villageCode: village.code, mentionedIn: 'decision' as const, id: newId() };
    const one = () => putMention({ ...target, register: 'project', itemId: newId(), name: '三组道路硬化' });
    await transact(...Array.from({ length: DEFAULT_PAGE_SIZE + 1 }, one));
    return { params: target };
  }),
  tenfold(REGISTERS)(registerAsset, () => ({ body: { ...ASSET, cardNo: newId() } })),
  tenfold(REGISTERS)(listBankAccounts),
  tenfold(REGISTERS)(proposeBankAccount, async (d) => ({ body: await accountBody(d) })),
  tenfold(REGISTERS)(confirmBankAccount, toConfirm),
  tenfold(REGISTERS)(proposeBankAccountClosing, async (d) => {
    const confirming = await toConfirm(d);
    await done(d, confirmBankAccount, confirming);
    const { params, body } = confirming;
    return { params, body: { version: body.version + 1, closedOn: '2026-06-30' } };
  }),
  tenfold(REGISTERS)(showBankReconciliation, ofMonth),
  tenfold(REGISTERS)(printBankReconciliation, ofMonth),
  tenfold(REGISTERS)(explainBankLine, async (d) => ({
    ...(await ofMonth(d)),
    body: { lineKey: LINE_KEYS[0], awaits: 'other', note: '等银行更正' },
  })),
  tenfold(REGISTERS)(matchBankLines, async (d) => ({ ...(await ofMonth(d)), body: TWO_LINES })),
  tenfold(REGISTERS)(undoBankMatch, async (d) => {
    const { params } = await ofMonth(d);
    const { matchId } = await done(d, matchBankLines, { params, body: TWO_LINES });
    return { params: { ...params, matchId } };
  }),
  tenfold(REGISTERS)(signBankReconciliation, async (d) => {
    const { params } = await ofMonth(d);
    await done(d, matchBankLines, { params, body: TWO_LINES });
    const { digest } = await done(d, showBankReconciliation, { params });
    return { params, body: { digest } };
  }),
  tenfold(REGISTERS)(registerResource, () => ({ body: RESOURCE })),
  tenfold(REGISTERS)(registerContract, () => ({ body: contractBody() })),
  tenfold(REGISTERS)(registerDebt, () => ({ body: DEBT })),
  tenfold(REGISTERS)(registerProject, () => ({ body: PROJECT })),
  command(changeAsset, 'asset', { on: ON, change: { kind: 'moved', place: '村委会' } }),
  command(changeResource, 'resource', { on: ON, change: { kind: 'used' } }),
  command(recordRent, 'contract', { receivedOn: ON, amountFen: 50_000 }),
  command(renewContract, 'contract', {
    on: ON,
    endsOn: '2032-12-31',
    yearlyRentFen: 100_000,
    dues: [{ dueOn: '2031-03-01', amountFen: 100_000 }],
    ...DECIDED,
  }),
  command(terminateContract, 'contract', { on: ON, reason: '承租方不干了', ...DECIDED }),
  command(recordRepayment, 'debt', { repaidOn: ON, amountFen: 50_000 }),
  command(recordProgress, 'project', { stage: 'started', on: ON }),
  command(payForProject, 'project', { paidOn: ON, amountFen: 50_000, what: '进度款' }),
];
