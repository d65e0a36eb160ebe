import { listEntries, showVillageYear, showVoucher } from '@shared/accounts/accounts';
import { listChartAccounts, listPostings, showStatements, showTrialBalance } from '@shared/accounts/books';
import { compareVillage } from '@shared/accounts/comparison';
import { listContracts, showContract } from '@shared/accounts/contracts';
import { listDebts } from '@shared/accounts/debts';
import { listDecisions } from '@shared/affairs/decisions';
import { listDivisions } from '@shared/divisions';
import { listDuties, listOverdueVillages } from '@shared/affairs/duties';
import { listEligibilityRules, showMyFacts } from '@shared/subsidies/eligibility';
import { searchEntries } from '@shared/accounts/entry-search';
import { showMyHousehold } from '@shared/identity/households';
import { listCadres } from '@shared/identity/identity';
import { showHouseholdYear } from '@shared/subsidies/member-payments';
import { countUnreadMessages, listMessages } from '@shared/messages/messages';
import { listNotices, showNotice, showPinnedNotice } from '@shared/affairs/notices';
import { listPayees } from '@shared/accounts/payees';
import { showMyPaymentCalendar, showMyPaymentChanges } from '@shared/subsidies/payment-outlook';
import { listPendingVouchers } from '@shared/accounts/pending-vouchers';
import { listPolicies, showPolicy } from '@shared/subsidies/policies';
import { listProjects } from '@shared/accounts/projects';
import { listPublications, listPublishing } from '@shared/accounts/publications';
import { listPublicities, listPublicityRows, showPublicity } from '@shared/subsidies/publicity';
import { listAssets, listResources, showAsset } from '@shared/accounts/registers';
import { listMyReports, listWork } from '@shared/reports/reports';
import { showVillageScore } from '@shared/reviews/reviews';
import type { AnyRoute } from '@shared/route';
import {
  listMyPayments,
  listPrograms,
  showMyPayment,
  showMyPaymentYears,
  showProgram,
} from '@shared/subsidies/subsidies';
import { divisionTree } from '../../functions/identity/division-store';
import { demoPeople, NIUJIAO } from '../../scripts/seed/demo-people';
import { callApi, signInAs } from '../../tests/support/api';
import { enrol, signInBound } from '../../tests/support/people';
import { YEAR as LARGE_YEAR } from '../consumed/rows';
import { type LargeDistrict, largeVillage } from './large-district';

type Request = NonNullable<Parameters<typeof callApi>[1]>;
/** A call that a page makes; resolves to the body of the answer. */
type Ask = () => Promise<unknown>;

/** A page of the mini-program and what it asks for when it is opened with nothing kept on the phone. */
export interface Screen {
  readonly screen: string;
  readonly as: string;
  readonly asks: readonly Ask[];
  /** What may grow with the villages of one district, in a Lambda that has just started or always, and why. */
  readonly grows?: { readonly when: 'cold' | 'always'; readonly why: string };
}

const ask =
  (route: AnyRoute, request: Request = {}): Ask =>
  async () => {
    const { status, body } = await callApi(route, request);
    if (status !== 200) throw new Error(`${route.id} answered ${status} ${JSON.stringify(body)}`);
    return body;
  };
const firstOf = async <Item>(route: AnyRoute, request: Request): Promise<Item> => {
  const { items } = (await ask(route, request)()) as { items: Item[] };
  if (!items[0]) throw new Error(`${route.id} lists nothing in the demo’s village`);
  return items[0];
};
const tokenOf = async (key: string) => (await signInAs(demoPeople.find((person) => person.key === key)!.openid)).token;

/** The year whose book the seed fills to the day. */
const YEAR = 2026;

/** What people open about 牛角村, as the demo's people: the same rows in tables of any size. */
export async function villageScreens(): Promise<Screen[]> {
  const [resident, cadre, township] = await Promise.all(['wang-xiuying', 'chen-jianguo', 'zhao-qiang'].map(tokenOf));
  const params = { villageCode: NIUJIAO };
  const book = { villageCode: NIUJIAO, year: YEAR };
  const entry = await firstOf<{ voucherId: string }>(listEntries, { params: book });
  const { assetId } = await firstOf<{ assetId: string }>(listAssets, { params });
  const { contractId } = await firstOf<{ contractId: string }>(listContracts, { params });
  const { noticeId } = await firstOf<{ noticeId: string }>(listNotices, { params });
  const { publicityId } = await firstOf<{ publicityId: string }>(listPublicities, { params });
  const mine = { token: resident! };
  const { paymentId } = await firstOf<{ paymentId: string }>(listMyPayments, mine);
  const year = ask(showVillageYear, { params: book });
  const screen = (name: string, as: string, ...asks: Ask[]): Screen => ({ screen: name, as, asks });
  return [
    screen(
      'pages/home',
      'resident',
      ask(showMyPaymentYears, mine),
      year,
      ask(listPolicies),
      ask(listNotices, { params, query: { limit: 5 } }),
      ask(countUnreadMessages, mine),
    ),
    screen('pages/home', 'cadre', ask(listWork, { token: cadre!, query: { role: 'cadre', which: 'open' } })),
    screen('pages/messages', 'resident', ask(listMessages, mine)),
    screen('accounts/year', '', year, ask(compareVillage, { params: book })),
    screen('accounts/entries', '', year, ask(listEntries, { params: book })),
    screen('accounts/entries', 'a month', ask(listEntries, { params: book, query: { month: `${YEAR}-03` } })),
    screen('accounts/voucher', '', ask(showVoucher, { params: { ...book, voucherId: entry.voucherId } })),
    screen('accounts/search', 'a word', ask(searchEntries, { params, query: { q: '养护' } })),
    screen('accounts/search', 'an amount', ask(searchEntries, { params, query: { minFen: 100_000 } })),
    screen('accounts/payees', '', year, ask(listPayees, { params: book })),
    screen('accounts/compare', '', ask(compareVillage, { params: book })),
    screen('accounts/statements', '', year, ask(listChartAccounts), ask(showStatements, { params: book })),
    screen('accounts/balances', '', ask(showTrialBalance, { params: book })),
    screen('accounts/balances', 'an account', ask(listPostings, { params: { ...book, accountCode: '102' } })),
    screen('accounts/publications', '', ask(listPublications, { params: book })),
    screen('accounts/assets', 'assets', year, ask(listAssets, { params })),
    screen('accounts/assets', 'resources', ask(listResources, { params })),
    screen('accounts/assets', 'contracts', ask(listContracts, { params })),
    screen('accounts/asset', '', ask(showAsset, { params: { ...params, assetId } })),
    screen('accounts/contract', '', ask(showContract, { params: { ...params, contractId } })),
    screen('accounts/debts', '', year, ask(listDebts, { params: { ...params, side: 'receivable' } })),
    screen('accounts/projects', '', year, ask(listProjects, { params })),
    screen(
      'accounts/desk',
      'township',
      ask(listPendingVouchers, { token: township!, params: { division: NIUJIAO.slice(0, 9) } }),
      ask(listPublishing, { token: township!, params: { division: NIUJIAO.slice(0, 9), year: YEAR } }),
    ),
    screen('subsidies/payments', '', ask(showMyPaymentYears, mine), ask(listMyPayments, mine)),
    screen('subsidies/payment', '', ask(showMyPayment, { ...mine, params: { paymentId } })),
    screen('subsidies/calendar', '', ask(showMyPaymentCalendar, mine)),
    screen('subsidies/changes', '', ask(showMyPaymentChanges, mine)),
    screen(
      'subsidies/household',
      '',
      ask(showMyHousehold, mine),
      ask(showHouseholdYear, { ...mine, params: { year: YEAR } }),
    ),
    screen('subsidies/eligible', '', ask(listEligibilityRules), ask(showMyFacts, mine)),
    screen('subsidies/programs', '', ask(listPrograms)),
    screen('subsidies/program', '', ask(showProgram, { params: { programCode: 'BT01' } })),
    screen('subsidies/publicities', '', ask(listPublicities, { params })),
    screen(
      'subsidies/publicity',
      '',
      ask(showPublicity, { params: { ...params, publicityId } }),
      ask(listPublicityRows, { params: { ...params, publicityId }, query: { limit: 50 } }),
    ),
    screen('affairs/policies', '', ask(listPolicies)),
    screen('affairs/policies', 'a word', ask(listPolicies, { query: { q: '土地补贴' } })),
    screen('affairs/policy', '', ask(showPolicy, { params: { policyCode: 'ZC64' } })),
    screen('affairs/notices', '', ask(listNotices, { params }), ask(showPinnedNotice, { params })),
    screen('affairs/notice', '', ask(showNotice, { params: { ...params, noticeId } })),
    screen('affairs/overdue', 'a village', ask(listDuties, { params })),
    screen('affairs/decisions', '', ask(listDecisions, { params })),
    screen('reports/list', 'resident', ask(listMyReports, mine)),
    screen('reviews/village', '', ask(showVillageScore, { params }), ask(listCadres, { params })),
    screen('accounts/villages', 'of many districts', ask(listDivisions)),
  ];
}

/** The pages whose lists are as long as the district: opened by one in office there. */
export async function officeScreens(district: LargeDistrict): Promise<Screen[]> {
  const village = largeVillage(district, 0).code;
  const signedIn = async (role: 'township' | 'regulator', division: string) => {
    const enrolled = await enrol('周正', { villageCode: village, grants: [{ role, division }] });
    return (await signInBound(`openid-${role}-${division}`, enrolled)).token;
  };
  const { code: division } = district;
  const regulator = await signedIn('regulator', division);
  const township = await signedIn('township', village.slice(0, 9));
  const work = (token: string, role: string) => ask(listWork, { token, query: { role, which: 'open' } });
  const year = LARGE_YEAR;
  return [
    {
      screen: 'reports/work',
      as: 'district',
      asks: [work(regulator, 'regulator')],
      grows: { when: 'cold', why: 'a Lambda reads the names of its district once in five minutes' },
    },
    {
      screen: 'affairs/overdue',
      as: 'district',
      asks: [ask(listOverdueVillages, { token: regulator, params: { division } })],
    },
    {
      screen: 'affairs/overdue',
      as: 'town',
      asks: [ask(listOverdueVillages, { token: township, params: { division: village.slice(0, 9) } })],
    },
    {
      screen: 'accounts/desk',
      as: 'district',
      asks: [ask(listPublishing, { token: regulator, params: { division, year } })],
    },
    {
      screen: 'accounts/villages',
      as: 'one district',
      asks: [async () => ({ ...(await divisionTree(division)), populations: undefined })],
      grows: { when: 'always', why: 'it names every village of the district' },
    },
  ];
}
