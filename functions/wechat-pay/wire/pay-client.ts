import { createHash, randomBytes } from 'node:crypto';
import * as z from '@shared/zod';
import { log } from '../../platform/log';
import { isFromWechat, linesOf, type PayContract, SCHEME, signed } from './signature';

/** A phone waits, and a Lambda lives ten seconds. */
const TIMEOUT_MS = 4_000;
const USER_AGENT = 'mingbaile';

/** What WeChat surely said: signed by it where it is a success; a refusal is known by its code. */
export type PayAnswer =
  { readonly is: 'said'; readonly body: unknown } | { readonly is: 'refused'; readonly code: string };

const Refusal = z.object({ code: z.string() });

/** The line that says who asks, and that it is them. */
export function authorizationOf(
  { merchantId, serial, signingKey }: PayContract,
  { method, target, body, at }: { method: string; target: string; body: string; at: string },
): string {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const nonce = randomBytes(16).toString('hex').toUpperCase();
  const signature = signed(linesOf(method, target, timestamp, nonce, body), signingKey);
  return `${SCHEME} mchid="${merchantId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`;
}

const headersFor = (contract: PayContract, question: { method: string; target: string; body: string; at: string }) => ({
  accept: 'application/json',
  'user-agent': USER_AGENT,
  // Which of its keys WeChat is to answer with.
  'wechatpay-serial': Object.keys(contract.platformKeys)[0] ?? '',
  authorization: authorizationOf(contract, question),
  ...(question.body !== '' && { 'content-type': 'application/json' }),
});

/**
 * Asks WeChat Pay something. Undefined whenever it is not sure what it said: no answer, 5xx, too many calls, a signature that is not its
 * own. An unsure answer to an order is no failure of it: it is asked again under the same number.
 * @param target path and query, exactly as they are sent
 */
export async function askWechatPay(
  contract: PayContract,
  method: 'GET' | 'POST',
  target: string,
  content: object | undefined,
  at: string,
): Promise<PayAnswer | undefined> {
  const body = content === undefined ? '' : JSON.stringify(content);
  try {
    const reply = await fetch(`${contract.apiBase}${target}`, {
      method,
      redirect: 'error',
      headers: headersFor(contract, { method, target, body, at }),
      ...(body !== '' && { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const raw = await reply.text();
    if (reply.ok) {
      const headers = Object.fromEntries(reply.headers.entries());
      if (reply.status === 202 || !isFromWechat(headers, raw, contract, at)) return unclear('unsigned');
      return { is: 'said', body: raw === '' ? {} : (JSON.parse(raw) as unknown) };
    }
    const said = z.safeParse(Refusal, JSON.parse(raw));
    if (reply.status >= 500 || reply.status === 429 || !said.success) return unclear(String(reply.status));
    log('warn', 'wechatPayRefused', { status: reply.status, code: said.data.code });
    return { is: 'refused', code: said.data.code };
  } catch (error) {
    return unclear(error instanceof Error ? error.name : 'unknown');
  }
}

function unclear(error: string): undefined {
  log('warn', 'wechatPayUnclear', { error });
}

const Prepaid = z.object({ prepay_id: z.string().check(z.minLength(1)) });

export interface PrepayOrder {
  readonly outTradeNo: string;
  readonly description: string;
  readonly amountFen: number;
  readonly openid: string;
  /** An instant; until then it can be paid. */
  readonly expiresAt: string;
}

/** WeChat takes letters of up to three bytes alone; what parts the cells and lines of its bill would shift the sums of that bill. */
export const plainWords = (text: string): string =>
  text.replace(/[\u{10000}-\u{10ffff}]/gu, '').replace(/[,`\r\n]/g, ' ');

const MOST_DESCRIPTION = 120;

/** RFC 3339 in China's time, to the second. */
const inChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');

/** Announces an order, or the same one again: WeChat gives an appointment (`prepay_id`, two hours). */
export async function prepay(
  contract: PayContract,
  { outTradeNo, description, amountFen, openid, expiresAt }: PrepayOrder,
  at: string,
): Promise<{ prepayId: string } | { refused: string } | undefined> {
  const content = {
    appid: contract.appId,
    mchid: contract.merchantId,
    description: plainWords(description).slice(0, MOST_DESCRIPTION),
    out_trade_no: outTradeNo,
    time_expire: inChina(expiresAt),
    notify_url: `${contract.notifyBase}/wechat-pay/notices`,
    amount: { total: amountFen, currency: 'CNY' },
    payer: { openid },
  };
  const answer = await askWechatPay(contract, 'POST', '/v3/pay/transactions/jsapi', content, at);
  if (!answer) return undefined;
  if (answer.is === 'refused') return { refused: answer.code };
  const told = z.safeParse(Prepaid, answer.body);
  return told.success ? { prepayId: told.data.prepay_id } : undefined;
}

/** A trade as WeChat tells of it, in answers and notices alike. */
export const Trade = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.optional(z.string()),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  success_time: z.optional(z.string()),
  payer: z.optional(z.object({ openid: z.optional(z.string()) })),
  amount: z.optional(z.object({ total: z.optional(z.int()), currency: z.optional(z.string()) })),
});
export type Trade = z.infer<typeof Trade>;

/** What became of an order; `absent` when WeChat says it has none of this number. */
export async function queryTrade(
  contract: PayContract,
  outTradeNo: string,
  at: string,
): Promise<Trade | 'absent' | undefined> {
  const target = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${contract.merchantId}`;
  const answer = await askWechatPay(contract, 'GET', target, undefined, at);
  if (answer?.is === 'refused') return answer.code === 'ORDER_NOT_EXIST' ? 'absent' : undefined;
  const told = z.safeParse(Trade, answer?.body);
  return told.success && told.data.out_trade_no === outTradeNo ? told.data : undefined;
}

/** Closes an order that was not paid. `refused` names why not: `ORDERPAID`, `ORDER_CLOSED`. */
export async function closeTrade(
  contract: PayContract,
  outTradeNo: string,
  at: string,
): Promise<'closed' | { refused: string } | undefined> {
  const target = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`;
  const answer = await askWechatPay(contract, 'POST', target, { mchid: contract.merchantId }, at);
  if (!answer) return undefined;
  if (answer.is === 'said' || answer.code === 'ORDER_CLOSED') return 'closed';
  return { refused: answer.code };
}

/** A refund as answers and notices tell of it: notices call its state `refund_status`. */
export const Refund = z.object({
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  refund_id: z.optional(z.string()),
  status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']),
  success_time: z.optional(z.string()),
  amount: z.object({ refund: z.int(), total: z.int() }),
});
export type Refund = z.infer<typeof Refund>;

const refundIn = (answer: PayAnswer | undefined, refundNo: string): Refund | undefined => {
  const told = z.safeParse(Refund, answer?.is === 'said' ? answer.body : undefined);
  return told.success && told.data.out_refund_no === refundNo ? told.data : undefined;
};

/** Asks for the whole amount back, or the same refund again: the number decides. `refused` is a refusal for good. */
export async function refundTrade(
  contract: PayContract,
  order: { outTradeNo: string; refundNo: string; amountFen: number },
  at: string,
): Promise<Refund | { refused: string } | undefined> {
  const content = {
    out_trade_no: order.outTradeNo,
    out_refund_no: order.refundNo,
    notify_url: `${contract.notifyBase}/wechat-pay/notices`,
    amount: { refund: order.amountFen, total: order.amountFen, currency: 'CNY' },
  };
  const answer = await askWechatPay(contract, 'POST', '/v3/refund/domestic/refunds', content, at);
  if (answer?.is === 'refused') return { refused: answer.code };
  return refundIn(answer, order.refundNo);
}

/** What became of a refund; `absent` when WeChat says it has none of this number. */
export async function queryRefund(
  contract: PayContract,
  refundNo: string,
  at: string,
): Promise<Refund | 'absent' | undefined> {
  const answer = await askWechatPay(contract, 'GET', `/v3/refund/domestic/refunds/${refundNo}`, undefined, at);
  if (answer?.is === 'refused') return answer.code === 'RESOURCE_NOT_EXISTS' ? 'absent' : undefined;
  return refundIn(answer, refundNo);
}

const BillPlace = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.string() });

/** The bill of a day's trades (交易账单). */
export const fetchTradeBill = (contract: PayContract, day: string, at: string): Promise<string | 'none' | undefined> =>
  readBill(contract, `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`, at);

/**
 * The bill of a day, whole: its bytes have the hash that WeChat signed. `none` where the day had nothing; undefined while it is not ready
 * or not whole.
 */
export async function readBill(contract: PayContract, place: string, at: string): Promise<string | 'none' | undefined> {
  const answer = await askWechatPay(contract, 'GET', place, undefined, at);
  if (answer?.is === 'refused') return answer.code === 'NO_STATEMENT_EXIST' ? 'none' : undefined;
  const told = z.safeParse(BillPlace, answer?.body);
  // Only where the API itself is: an answer sends nobody elsewhere with the merchant's signature.
  if (!told.success || !told.data.download_url.startsWith(`${contract.apiBase}/`)) return undefined;
  try {
    const target = told.data.download_url.slice(contract.apiBase.length);
    const reply = await fetch(told.data.download_url, {
      redirect: 'error',
      headers: headersFor(contract, { method: 'GET', target, body: '', at }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const isWhole = reply.ok && createHash('sha1').update(bytes).digest('hex') === told.data.hash_value.toLowerCase();
    return isWhole ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}
