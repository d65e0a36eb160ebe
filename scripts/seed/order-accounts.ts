import type { BankOfDemo } from '../../local/bank-simulator/demo-bank';
import { simulatedMerchantId } from '../../local/wechat-pay-simulator/simulated-merchant';
import { FENGXIANG_COMMUNITY, LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';

/** What the demo's bank and the demo's villages both know of an account. All are invented. */
export interface KnownAccount {
  readonly key: string;
  readonly name: string;
  readonly number: string;
}

interface Paying extends KnownAccount {
  readonly villageCode: string;
  readonly fen: number;
  readonly rail?: 'wechat';
}

const paying = (key: string, name: string, number: string, villageCode: string, fen: number): Paying => ({
  ...{ key, name, number, villageCode, fen },
});
/** The accounts that the demo's villages pay from, with what is on them. */
export const PAYING_ACCOUNTS: readonly Paying[] = [
  paying('niujiao', '牛角村股份经济合作联合社', '88010120000012345', NIUJIAO, 18_642_050),
  paying('luolong', '罗龙社区股份经济合作联合社', '88010120000023456', LUOLONG_COMMUNITY, 9_310_000),
  paying('fengxiang', '凤翔社区股份经济合作联合社', '88010120000034567', FENGXIANG_COMMUNITY, 21_075_600),
];

/** 牛角村's own merchant at the demo's WeChat Pay. */
export const MERCHANT_ACCOUNT: Paying = {
  ...paying('merchant', '微信支付商户', simulatedMerchantId, NIUJIAO, 1_000_000),
  rail: 'wechat',
};

/** Whom 牛角村 pays; `personId` says who of them is on its roster. */
export const PAYEE_ACCOUNTS = [
  { key: 'shop', name: '宜宾市南溪区恒源建材经营部', number: '88010990000010001', natural: false },
  { key: 'cleaning', name: '南溪区洁美保洁服务有限公司', number: '88010990000010002', natural: false },
  { key: 'power', name: '国网四川南溪供电公司', number: '88010990000010003', natural: false },
  { key: 'wang', name: '王秀英', number: '88010990000010004', natural: true, person: 'wang-xiuying' },
  { key: 'xiaojun', name: '李小军', number: '88010990000010005', natural: true, person: 'li-xiaojun' },
  { key: 'head', name: '陈建国', number: '88010990000010006', natural: true, person: 'chen-jianguo' },
] as const satisfies readonly (KnownAccount & { natural: boolean; person?: string })[];

/** Registered by nobody: to try it out with. */
export const SPARE_ACCOUNT = { name: '南溪区顺达运输有限公司', number: '88010990000010009' };

export const DEMO_BANK: BankOfDemo = {
  accounts: Object.fromEntries(PAYING_ACCOUNTS.map(({ number, fen }) => [number, fen])),
  payees: Object.fromEntries([...PAYEE_ACCOUNTS, SPARE_ACCOUNT].map(({ number, name }) => [number, { name }])),
};
