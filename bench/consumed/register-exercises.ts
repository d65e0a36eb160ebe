import { confirmBankAccount, listBankAccounts, proposeBankAccount } from '@shared/accounts/bank-accounts';
import { matchBankLines, showBankReconciliation } from '@shared/accounts/bank-reconciliation';
import { registerContract } from '@shared/accounts/contracts';
import { registerDebt } from '@shared/accounts/debts';
import { registerProject } from '@shared/accounts/projects';
import { registerAsset, registerResource } from '@shared/accounts/registers';
import { DEFAULT_PAGE_SIZE } from '@shared/page';
import { putReconciled } from '../../functions/accounts/bank/testing/put-reconciled-store';
import { newId } from '../../functions/platform/id';
import { putMention } from '../../functions/accounts/registers/mention-store';
import { transact } from '../../functions/platform/transact';
import type { District } from './district';
import { type Call, done, exercises, tenfold } from './exercise';

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

const assetBody = () => ({ ...ASSET, cardNo: newId() });

/** A new thing of each kind: made anew for each command, uncounted. */
const made = {
  asset: (d: District) => done(d, registerAsset, { body: assetBody() }),
  resource: (d: District) => done(d, registerResource, { body: RESOURCE }),
  contract: (d: District) => done(d, registerContract, { body: contractBody() }),
  debt: (d: District) => done(d, registerDebt, { body: DEBT }),
  project: (d: District) => done(d, registerProject, { body: PROJECT }),
};
const command =
  (kind: keyof typeof made, body: object) =>
  async (d: District): Promise<Call> => ({ on: await made[kind](d), body: { version: 1, ...body } });

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
  const { bankAccountId } = items.at(-1)!;
  return { by: 'regulator' as const, on: { bankAccountId }, body: { version, verdict: 'confirm' as const } };
};

/** A month of its own with what the bank took and gave back (冲正): two lines that are one match. */
const LINE_KEYS = ['2026-01-10#00001', '2026-01-10#00002'];
const TWO_LINES = { lineKeys: LINE_KEYS, vouchers: [] };
const ofMonth = async ({ village: { code } }: District) => ({
  on: { bankAccountId: await putReconciled(code, '2026-01', [-500, 500], '10299'), month: '2026-01' },
});

/** 资产 资源 合同 债权债务 工程. */
export const registerExercises = exercises('the village’s registers and each history', {
  listAssets: {},
  listResources: {},
  listContracts: {},
  listProjects: {},
  listDebts: { params: { side: 'receivable' } },
  showAsset: {},
  showResource: {},
  showContract: {},
  showProject: {},
  listMentions: tenfold('the entries that speak of one decision', async ({ village }) => {
    const target = { villageCode: village.code, mentionedIn: 'decision' as const, id: newId() };
    const one = () => putMention({ ...target, register: 'project', itemId: newId(), name: '三组道路硬化' });
    await transact(...Array.from({ length: DEFAULT_PAGE_SIZE + 1 }, one));
    return { on: target };
  }),
  registerAsset: () => ({ body: assetBody() }),
  listBankAccounts: {},
  proposeBankAccount: async (d) => ({ body: await accountBody(d) }),
  confirmBankAccount: toConfirm,
  proposeBankAccountClosing: async (d) => {
    const confirming = await toConfirm(d);
    await done(d, confirmBankAccount, confirming);
    const { on, body } = confirming;
    return { on, body: { version: body.version + 1, closedOn: '2026-06-30' } };
  },
  showBankReconciliation: ofMonth,
  printBankReconciliation: ofMonth,
  explainBankLine: async (d) => ({
    ...(await ofMonth(d)),
    body: { lineKey: LINE_KEYS[0], awaits: 'other', note: '等银行更正' },
  }),
  matchBankLines: async (d) => ({ ...(await ofMonth(d)), body: TWO_LINES }),
  undoBankMatch: async (d) => {
    const { on } = await ofMonth(d);
    const { matchId } = await done(d, matchBankLines, { on, body: TWO_LINES });
    return { on: { ...on, matchId } };
  },
  signBankReconciliation: async (d) => {
    const { on } = await ofMonth(d);
    await done(d, matchBankLines, { on, body: TWO_LINES });
    const { digest } = await done(d, showBankReconciliation, { on });
    return { on, body: { digest } };
  },
  registerResource: { body: RESOURCE },
  registerContract: () => ({ body: contractBody() }),
  registerDebt: { body: DEBT },
  registerProject: { body: PROJECT },
  changeAsset: command('asset', { on: ON, change: { kind: 'moved', place: '村委会' } }),
  changeResource: command('resource', { on: ON, change: { kind: 'used' } }),
  recordRent: command('contract', { receivedOn: ON, amountFen: 50_000 }),
  renewContract: command('contract', {
    ...{ on: ON, endsOn: '2032-12-31', yearlyRentFen: 100_000, ...DECIDED },
    dues: [{ dueOn: '2031-03-01', amountFen: 100_000 }],
  }),
  terminateContract: command('contract', { on: ON, reason: '承租方不干了', ...DECIDED }),
  recordRepayment: command('debt', { repaidOn: ON, amountFen: 50_000 }),
  recordProgress: command('project', { stage: 'started', on: ON }),
  payForProject: command('project', { paidOn: ON, amountFen: 50_000, what: '进度款' }),
});
