import { generateKeyPairSync } from 'node:crypto';
import {
  closeTrade,
  fetchTradeBill,
  prepay,
  queryRefund,
  queryTrade,
  refundTrade,
} from '../../functions/wechat-pay/wire/pay-client';
import { isFromWechat, openResource, type PayContract } from '../../functions/wechat-pay/wire/signature';
import type { Fault, NoticeFault } from './records';
import { simulatedMerchant } from './simulated-merchant';
import { type PaySimulator, startWechatPaySimulator } from './simulator';

const merchant = simulatedMerchant('wx0000000000000000', 'https://api.example.com');
const BEGIN = Date.parse('2026-11-20T02:00:00.000Z');
let now = BEGIN;
let wechat: PaySimulator;
let contract: PayContract;
const at = () => new Date(now).toISOString();
const NO = '01JD0000000000000000000001';
const order = (more: object = {}) => ({
  outTradeNo: NO,
  description: '合同租金 HT-1',
  amountFen: 30_000,
  openid: 'o-payer',
  expiresAt: new Date(BEGIN + 1_800_000).toISOString(),
  ...more,
});
const announce = (more: object = {}, by: PayContract = contract) => prepay(by, order(more), at());
const ask = () => queryTrade(contract, NO, at());

beforeEach(async () => {
  now = BEGIN;
  wechat = await startWechatPaySimulator({ ...merchant.simulator, port: 0, now: () => now });
  contract = merchant.contract(wechat.apiBase);
});
afterEach(() => wechat.stop());

const paid = async () => {
  const told = await announce();
  if (!told || !('prepayId' in told)) throw new Error('no appointment');
  return wechat.pay(told.prepayId, 'o-payer');
};

test('the same number with the same content is the same order; with another it is refused', async () => {
  const first = await announce();
  expect(await announce()).toEqual(first);
  expect(await announce({ amountFen: 1 })).toEqual({ refused: 'OUT_TRADE_NO_USED' });
  expect(wechat.trades.size).toBe(1);
});

test('an order is paid by its own person alone, once, until it ends', async () => {
  const told = (await announce()) as { prepayId: string };
  expect(() => wechat.pay(told.prepayId, 'o-other')).toThrow();
  now = BEGIN + 1_800_001;
  expect(() => wechat.pay(told.prepayId, 'o-payer')).toThrow();
  now = BEGIN;
  wechat.pay(told.prepayId, 'o-payer');
  expect(() => wechat.pay(told.prepayId, 'o-payer')).toThrow();
  expect(await ask()).toMatchObject({
    trade_state: 'SUCCESS',
    amount: { total: 30_000 },
    payer: { openid: 'o-payer' },
  });
  expect(await announce()).toEqual({ refused: 'ORDERPAID' });
  expect(await closeTrade(contract, NO, at())).toEqual({ refused: 'ORDERPAID' });
});

test('what is closed cannot be paid, and closing it again is no mistake', async () => {
  const told = (await announce()) as { prepayId: string };
  expect(await closeTrade(contract, NO, at())).toBe('closed');
  expect(await closeTrade(contract, NO, at())).toBe('closed');
  expect(() => wechat.pay(told.prepayId, 'o-payer')).toThrow();
  expect(await announce()).toEqual({ refused: 'ORDER_CLOSED' });
});

test('an order that it does not have is absent', async () => expect(await ask()).toBe('absent'));

test.each<[string, (right: PayContract) => Partial<PayContract>, string]>([
  ['another merchant', () => ({ merchantId: '1900000110' }), 'SIGN_ERROR'],
  ['another certificate', () => ({ serial: 'FF' }), 'SIGN_ERROR'],
  ['another app', () => ({ appId: 'wx1' }), 'PARAM_ERROR'],
  ['a stranger’s key', () => ({ signingKey: strangersKey }), 'SIGN_ERROR'],
  [
    'a key of WeChat’s that it has not',
    ({ platformKeys }) => ({ platformKeys: { X: Object.values(platformKeys)[0]! } }),
    'PARAM_ERROR',
  ],
])('%s is refused before anything is read', async (_, change, code) => {
  expect(await announce({}, { ...contract, ...change(contract) })).toEqual({ refused: code });
  expect(wechat.trades.size).toBe(0);
});
const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');

test('a question of six minutes ago, and one that is played again, are refused', async () => {
  expect(await prepay(contract, order(), new Date(now - 360_000).toISOString())).toEqual({ refused: 'SIGN_ERROR' });
  let sent: [string, RequestInit] | undefined;
  const real = globalThis.fetch;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    sent = [String(url), init!];
    return real(url, init);
  });
  await ask();
  spy.mockRestore();
  const { method = 'GET', headers } = sent![1];
  expect((await fetch(sent![0], { method, ...(headers && { headers }) })).status).toBe(401);
});

test('letters that WeChat cannot keep are left out of the description, and refused where they are sent', async () => {
  expect(await announce({ description: '𠮷家租金' })).toMatchObject({ prepayId: expect.any(String) });
  expect([...wechat.trades.values()][0]!.description).toBe('家租金');
});

test.each<[string, object]>([
  ['nothing to pay', { amountFen: 0 }],
  ['half a fen', { amountFen: 1.5 }],
  ['a number that is too short', { outTradeNo: 'A1' }],
  ['no payer', { openid: '' }],
  ['an order that is over', { expiresAt: new Date(BEGIN - 1000).toISOString() }],
])('%s is no order', async (_, more) => expect(await announce(more)).toEqual({ refused: 'PARAM_ERROR' }));

test.each<[Fault['kind'], boolean]>([
  ['down', false],
  ['rateLimit', false],
  ['answerLost', true],
  ['errorAfterAccept', true],
  ['badSignature', true],
  ['signTest', true],
  ['old', true],
  ['unknownSerial', true],
  ['cut', true],
])('%s is unclear, whether WeChat took it or not', async (kind, isTaken) => {
  wechat.fault({ kind, on: 'jsapi', times: 1 });
  expect(await announce()).toBeUndefined();
  expect(wechat.trades.size).toBe(isTaken ? 1 : 0);
  expect(await announce()).toMatchObject({ prepayId: expect.any(String) });
  expect(wechat.trades.size).toBe(1);
});

test('a refund goes back once, under its number', async () => {
  await paid();
  const back = { outTradeNo: NO, refundNo: '01JD0000000000000000000002', amountFen: 30_000 };
  expect(await queryRefund(contract, back.refundNo, at())).toBe('absent');
  expect(await refundTrade(contract, back, at())).toMatchObject({ status: 'PROCESSING' });
  expect(await refundTrade(contract, back, at())).toMatchObject({ status: 'PROCESSING' });
  const another = { ...back, refundNo: '01JD0000000000000000000003' };
  expect(await refundTrade(contract, another, at())).toEqual({ refused: 'INVALID_REQUEST' });
  wechat.endRefund(back.refundNo, 'SUCCESS');
  expect(await queryRefund(contract, back.refundNo, at())).toMatchObject({ status: 'SUCCESS' });
  expect(await ask()).toMatchObject({ trade_state: 'REFUND' });
});

test('the bill of a day comes on the next morning, whole or not at all', async () => {
  await paid();
  expect(await fetchTradeBill(contract, '2026-11-20', at())).toBeUndefined();
  now = Date.parse('2026-11-21T02:30:00.000Z');
  expect(await fetchTradeBill(contract, '2026-11-19', at())).toBe('none');
  wechat.fault({ kind: 'cut', on: 'billdownload', times: 1 });
  expect(await fetchTradeBill(contract, '2026-11-20', at())).toBeUndefined();
  expect(await fetchTradeBill(contract, '2026-11-20', at())).toContain(`\`${NO},\`o-payer,\`JSAPI,\`SUCCESS`);
});

test('a notice is signed and sealed, and a faulty one is not WeChat’s', async () => {
  await paid();
  const isTheirs = ({ headers, body }: { headers: Record<string, string>; body: string }) =>
    isFromWechat(headers, body, contract, at());
  const notice = wechat.noticeOfTrade(NO);
  expect(notice.url).toBe('https://api.example.com/wechat-pay/notices');
  expect(isTheirs(notice)).toBe(true);
  const { resource } = JSON.parse(notice.body) as { resource: Parameters<typeof openResource>[0] };
  expect(JSON.parse(openResource(resource, contract.apiKey))).toMatchObject({ out_trade_no: NO });
  for (const fault of ['badSignature', 'signTest', 'old', 'unknownSerial'] satisfies NoticeFault[])
    expect(isTheirs(wechat.noticeOfTrade(NO, fault))).toBe(false);
  const flipped = JSON.parse(wechat.noticeOfTrade(NO, 'flippedBit').body) as { resource: typeof resource };
  expect(() => openResource(flipped.resource, contract.apiKey)).toThrow();
});

test('what nobody takes is sent again', async () => {
  await wechat.stop();
  const answers = [500, 0, 200];
  const got: string[] = [];
  wechat = await startWechatPaySimulator({
    ...merchant.simulator,
    port: 0,
    now: () => now,
    deliver: async ({ body }) => {
      got.push(body);
      return answers.shift()!;
    },
  });
  contract = merchant.contract(wechat.apiBase);
  await paid();
  for (let round = 0; round < 5; round += 1) await wechat.deliverWaiting();
  expect(got).toHaveLength(3);
});
