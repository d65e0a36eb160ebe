import type { IncomingMessage } from 'node:http';
import { FRESH_SECONDS, isSigned, linesOf, SCHEME } from '../../functions/wechat-pay/wire/signature';

export type Refused = readonly [status: number, code: string, message: string];

export interface Checked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

interface Known {
  readonly appId: string;
  readonly merchantId: string;
  readonly serial: string;
  readonly merchantKey: string;
  readonly platformKeyId: string;
  readonly now: number;
  readonly nonces: Set<string>;
}

const PARAM = (message: string): Refused => [400, 'PARAM_ERROR', message];
const SIGN = (message: string): Refused => [401, 'SIGN_ERROR', message];

/** The fields that each body may have; any other is refused. */
const FIELDS: Record<string, readonly string[]> = {
  '/v3/pay/transactions/jsapi': [
    'appid',
    'mchid',
    'description',
    'out_trade_no',
    'time_expire',
    'attach',
    'notify_url',
    'amount',
    'payer',
  ],
  '/v3/fund-app/mch-transfer/transfer-bills': [
    ...['appid', 'out_bill_no', 'transfer_scene_id', 'openid', 'user_name', 'transfer_amount', 'transfer_remark'],
    ...['notify_url', 'user_recv_perception', 'transfer_scene_report_infos'],
  ],
  '/v3/refund/domestic/refunds': ['out_trade_no', 'out_refund_no', 'reason', 'notify_url', 'amount'],
};

/** A request as WeChat takes it, or its refusal. */
export function refusalOf(request: IncomingMessage, raw: string, known: Known): Checked | Refused {
  const { method = '', headers, url = '/' } = request;
  if (!(headers.accept ?? '').includes('application/json')) return PARAM('Http头缺少Accept');
  if (!headers['user-agent']) return PARAM('Http头缺少User-Agent');
  if (raw !== '' && !(headers['content-type'] ?? '').startsWith('application/json'))
    return PARAM('Http头Content-Type应为application/json');
  if (headers['wechatpay-serial'] !== known.platformKeyId) return PARAM('Wechatpay-Serial不正确');
  const unsigned = signatureRefusal(headers.authorization ?? '', linesOf(method, url), raw, known);
  if (unsigned) return unsigned;
  const { pathname: path, searchParams: query } = new URL(url, 'http://pay.local');
  if (raw === '') return { method, path, query, body: {} };
  // WeChat keeps letters of three bytes at most.
  if (/[\u{10000}-\u{10ffff}]/u.test(raw)) return PARAM('含有无法识别的字符');
  const body = JSON.parse(raw) as Record<string, unknown>;
  const wrong = bodyRefusal(path, body, known);
  return wrong ? PARAM(wrong) : { method, path, query, body };
}

function signatureRefusal(
  authorization: string,
  head: string,
  raw: string,
  { merchantId, serial, merchantKey, now, nonces }: Known,
): Refused | undefined {
  const [scheme, list = ''] = authorization.split(/ (.*)/s);
  const said = Object.fromEntries([...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { mchid, nonce_str: nonce = '', signature = '', timestamp = '', serial_no } = said as Record<string, string>;
  if (scheme !== SCHEME || !/^\d{10}$/.test(timestamp) || nonce.length < 16) return SIGN('Http头Authorization不正确');
  if (mchid !== merchantId || serial_no !== serial) return SIGN('商户号或证书序列号不正确');
  if (Math.abs(now / 1000 - Number(timestamp)) > FRESH_SECONDS)
    return SIGN('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  if (!isSigned(`${head}${linesOf(timestamp, nonce, raw)}`, signature, merchantKey)) return SIGN('sign not match');
  if (nonces.has(nonce)) return SIGN('nonce_str重复');
  nonces.add(nonce);
  return undefined;
}

function bodyRefusal(path: string, body: Record<string, unknown>, known: Known): string | undefined {
  const fields = FIELDS[path];
  const unknown = fields && Object.keys(body).find((name) => !fields.includes(name));
  if (unknown) return `${unknown}不认识`;
  const isNo = (value: unknown, most: number) =>
    typeof value === 'string' && /^[\w\-|*]+$/.test(value) && value.length >= 6 && value.length <= most;
  const { notify_url: notify, amount } = body as { notify_url?: unknown; amount?: Record<string, unknown> };
  if (fields && !isNotifyUrl(notify)) return 'notify_url不正确';
  if (path === '/v3/pay/transactions/jsapi') {
    const { description, payer } = body as { description?: string; payer?: { openid?: string } };
    if (body.appid !== known.appId || body.mchid !== known.merchantId) return 'appid与mchid不匹配';
    if (!isNo(body.out_trade_no, 32)) return 'out_trade_no不正确';
    if (typeof description !== 'string' || description === '' || description.length > 127) return 'description不正确';
    if (!isFen(amount?.total) || amount?.currency !== 'CNY') return 'amount不正确';
    if (!payer?.openid) return 'payer不正确';
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/.test(String(body.time_expire))) return 'time_expire不正确';
  }
  if (path === '/v3/refund/domestic/refunds') {
    if (!isNo(body.out_refund_no, 64) || !isNo(body.out_trade_no, 32)) return '单号不正确';
    if (!isFen(amount?.refund) || !isFen(amount?.total) || amount?.currency !== 'CNY') return 'amount不正确';
  }
  return undefined;
}

const isFen = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;

/** Https without a query; the stack of this machine has no other than its own. */
const isNotifyUrl = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length <= 255 &&
  URL.canParse(value) &&
  !value.includes('?') &&
  (value.startsWith('https://') || value.startsWith('http://127.0.0.1:'));
