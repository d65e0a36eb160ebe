import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { linesOf, signed } from '../../functions/wechat-pay/wire/signature';
import { listenOn } from '../ports';
import { billOf } from './bill';
import { fundBillOf } from './fund-bill';
import { type Checked, refusalOf, type Refused } from './check-request';
import type { Fault, NoticeFault, SentNotice, Trade, TradeRefund, Transfer } from './records';
import { transferDesk } from './transfers';

export interface PaySimulatorOptions {
  readonly port: number;
  readonly appId: string;
  readonly merchantId: string;
  /** The serial of the merchant's certificate, and its public key (SPKI, base64). */
  readonly serial: string;
  readonly merchantKey: string;
  /** WeChat's own key (PKCS8, base64) and its id. */
  readonly platformKey: string;
  readonly platformKeyId: string;
  readonly apiKey: string;
  /** Takes a notice to where the merchant wants it; resolves to the status it was answered with. */
  readonly deliver?: (notice: SentNotice) => Promise<number>;
  readonly now?: () => number;
  /** What it knew before it was stopped. */
  readonly trades?: readonly Trade[];
  readonly refunds?: readonly TradeRefund[];
  readonly transfers?: readonly Transfer[];
  /** Fen in the account that transfers go out of. */
  readonly balanceFen?: number;
}

export type PaySimulator = Awaited<ReturnType<typeof startWechatPaySimulator>>;

const PREPAY_MS = 2 * 3_600_000;
const TRANSFERRED = 'MCHTRANSFER.BILL.FINISHED';
/** So often a notice is sent that nobody takes. */
const MOST_TRIES = 15;

const chinaTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');
const dayOf = (ms: number): string => chinaTime(ms).slice(0, 10);

/**
 * WeChat Pay's side (API v3), as strict as the real one: refuses every request that is not signed as it asks, or says what it does not
 * take; signs what it answers; seals its notices. Misbehaves as lines and WeChat do.
 */
export async function startWechatPaySimulator(options: PaySimulatorOptions) {
  const { appId, merchantId, apiKey, platformKey, platformKeyId, now = Date.now } = options;
  const trades = new Map((options.trades ?? []).map((trade) => [trade.outTradeNo, trade]));
  const refunds = new Map((options.refunds ?? []).map((refund) => [refund.refundNo, refund]));
  const nonces = new Set<string>();
  const refusals: string[] = [];
  const faults: Fault[] = [];
  const files = new Map<string, string>();
  const waiting: { event: object; type: string; tries: number }[] = [];
  const desk = transferDesk({
    ...{ appId, merchantId, platformKey, now, timeOf: chinaTime },
    balanceFen: options.balanceFen ?? 1_000_000,
    ...(options.transfers && { transfers: options.transfers }),
    tell: (no) => void waiting.push({ event: desk.eventOf(no), type: TRANSFERRED, tries: 0 }),
  });

  const said = (status: number, body?: object): Said => ({ status, body: body ? JSON.stringify(body) : '' });
  const refused = ([status, code, message]: Refused): Said => {
    refusals.push(code);
    return said(status, { code, message });
  };

  const tradeView = (trade: Trade) => ({
    appid: appId,
    mchid: merchantId,
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    trade_state_desc: trade.state,
    trade_type: 'JSAPI',
    amount: { total: trade.totalFen, currency: 'CNY', ...(trade.paidAt && { payer_total: trade.totalFen }) },
    ...(trade.paidAt && {
      transaction_id: trade.transactionId,
      success_time: chinaTime(trade.paidAt),
      payer: { openid: trade.openid },
    }),
  });
  const refundView = (refund: TradeRefund) => ({
    refund_id: refund.refundId,
    out_refund_no: refund.refundNo,
    out_trade_no: refund.outTradeNo,
    transaction_id: trades.get(refund.outTradeNo)!.transactionId,
    create_time: chinaTime(refund.createdAt),
    amount: { total: refund.totalFen, refund: refund.totalFen, currency: 'CNY' },
    ...(refund.endedAt && { success_time: chinaTime(refund.endedAt) }),
  });

  function answerTo({ method, path, query, body }: Checked): Said {
    if (method === 'POST' && path === '/v3/pay/transactions/jsapi') {
      const [total, openid] = [(body.amount as { total: number }).total, (body.payer as { openid: string }).openid];
      const outTradeNo = body.out_trade_no as string;
      const content = JSON.stringify([total, openid, body.description, body.time_expire, body.notify_url]);
      const known = trades.get(outTradeNo);
      if (known?.state === 'SUCCESS' || known?.state === 'REFUND') return refused([400, 'ORDERPAID', '该订单已支付']);
      if (known?.state === 'CLOSED') return refused([400, 'ORDER_CLOSED', '订单已关闭']);
      if (known && known.content !== content)
        return refused([403, 'OUT_TRADE_NO_USED', '商户订单号重复，且信息不一致']);
      const expiresAt = Date.parse(body.time_expire as string);
      if (expiresAt <= now()) return refused([400, 'PARAM_ERROR', 'time_expire已过']);
      const trade: Trade = known ?? {
        outTradeNo,
        content,
        prepayId: `wx${randomBytes(16).toString('hex')}`,
        totalFen: total,
        openid,
        description: body.description as string,
        notifyUrl: body.notify_url as string,
        createdAt: now(),
        expiresAt,
        state: 'NOTPAY',
      };
      trades.set(outTradeNo, trade);
      return said(200, { prepay_id: trade.prepayId });
    }
    const [, outTradeNo, isClose] = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)(\/close)?$/.exec(path) ?? [];
    if (outTradeNo) {
      const trade = trades.get(outTradeNo);
      if ((isClose ? body.mchid : query.get('mchid')) !== merchantId)
        return refused([400, 'PARAM_ERROR', 'mchid不正确']);
      if (!trade) return refused([404, 'ORDER_NOT_EXIST', '订单不存在']);
      if (!isClose) return said(200, tradeView(trade));
      if (trade.state === 'SUCCESS' || trade.state === 'REFUND') return refused([400, 'ORDERPAID', '该订单已支付']);
      trade.state = 'CLOSED';
      return said(204);
    }
    if (method === 'POST' && path === '/v3/refund/domestic/refunds') return takeRefund(body);
    const [, refundNo] = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(path) ?? [];
    if (refundNo) {
      const refund = refunds.get(refundNo);
      if (!refund) return refused([404, 'RESOURCE_NOT_EXISTS', '退款单不存在']);
      return said(200, { ...refundView(refund), status: refund.state });
    }
    if (path === '/v3/bill/tradebill' || path === '/v3/bill/fundflowbill') {
      const day = query.get('bill_date') ?? '';
      if (day >= dayOf(now()) || (day === dayOf(now() - 86_400_000) && chinaTime(now()).slice(11, 13) < '10'))
        return refused([400, 'NO_STATEMENT_EXIST_YET', '账单未生成']);
      const rows = path.endsWith('fundflowbill')
        ? fundBillOf(day, [...desk.transfers.values()])
        : billOf(day, [...trades.values()], [...refunds.values()], { appId, merchantId });
      if (!rows) return refused([400, 'NO_STATEMENT_EXIST', '账单文件不存在']);
      const token = randomBytes(8).toString('hex');
      files.set(token, rows);
      const hash_value = createHash('sha1').update(rows).digest('hex');
      return said(200, {
        hash_type: 'SHA1',
        hash_value,
        download_url: `${apiBase()}/v3/billdownload/file?token=${token}`,
      });
    }
    if (path === '/v3/billdownload/file') {
      const file = files.get(query.get('token') ?? '');
      return file === undefined ? refused([404, 'NOT_FOUND', '没有']) : { status: 200, body: file };
    }
    const told = desk.answerTo({ method, path, query, body });
    if (told) return Array.isArray(told) ? refused(told as unknown as Refused) : said(200, told);
    return refused([404, 'NOT_FOUND', '没有这个接口']);
  }

  function takeRefund(body: Record<string, unknown>): Said {
    const [outTradeNo, refundNo] = [body.out_trade_no as string, body.out_refund_no as string];
    const amount = body.amount as { refund: number; total: number };
    const trade = trades.get(outTradeNo);
    if (!trade?.paidAt) return refused([404, 'RESOURCE_NOT_EXISTS', '订单不存在']);
    const known = refunds.get(refundNo);
    if (known && (known.outTradeNo !== outTradeNo || known.totalFen !== amount.refund))
      return refused([403, 'INVALID_REQUEST', '退款单号已存在，信息不一致']);
    if (known) return said(200, { ...refundView(known), status: known.state });
    const isBack = [...refunds.values()].some((one) => one.outTradeNo === outTradeNo && one.state !== 'CLOSED');
    if (amount.total !== trade.totalFen || amount.refund !== trade.totalFen || isBack)
      return refused([403, 'INVALID_REQUEST', '退款金额大于可退余额']);
    const refund: TradeRefund = {
      refundNo,
      outTradeNo,
      refundId: `5030${randomBytes(8).toString('hex')}`,
      totalFen: amount.refund,
      createdAt: now(),
      state: 'PROCESSING',
      notifyUrl: body.notify_url as string | undefined,
    };
    refunds.set(refundNo, refund);
    trade.state = 'REFUND';
    return said(200, { ...refundView(refund), status: 'PROCESSING' });
  }

  /** The headers of what WeChat signs. */
  function headersOf(body: string, fault?: NoticeFault | Fault['kind']) {
    const timestamp = String(Math.floor(now() / 1000) - (fault === 'old' ? 301 : 0));
    const nonce = randomBytes(16).toString('hex');
    const right = signed(linesOf(timestamp, nonce, fault === 'badSignature' ? `${body} ` : body), platformKey);
    return {
      'content-type': 'application/json',
      'request-id': randomBytes(8).toString('hex'),
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
      'wechatpay-signature': fault === 'signTest' ? `WECHATPAY/SIGNTEST/${right.slice(19)}` : right,
      'wechatpay-serial': fault === 'unknownSerial' ? 'PUB_KEY_ID_0000' : platformKeyId,
    };
  }

  const takeFault = (path: string): Fault['kind'] | undefined => {
    const fault = faults.find((one) => one.times > 0 && path.includes(one.on));
    if (fault) fault.times -= 1;
    return fault?.kind;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await text(request);
    const url = new URL(request.url ?? '/', 'http://pay.local');
    const fault = takeFault(url.pathname);
    if (fault === 'down') return void response.destroy();
    const checked = refusalOf(request, raw, { ...options, now: now(), nonces });
    const reply =
      fault === 'rateLimit'
        ? refused([429, 'RATELIMIT_EXCEEDED', '频率超限'])
        : 'path' in checked
          ? answerTo(checked)
          : refused(checked);
    if (fault === 'answerLost') return void response.destroy();
    if (fault === 'errorAfterAccept')
      return void response.writeHead(500).end('{"code":"SYSTEM_ERROR","message":"系统错误"}');
    response.writeHead(reply.status, reply.status < 300 ? headersOf(reply.body, fault) : {});
    response.end(fault === 'cut' ? reply.body.slice(0, -8) : reply.body);
  };

  /** An event, sealed and signed. */
  function noticeOf(event: object, type: string, fault?: NoticeFault): SentNotice {
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiKey), Buffer.from(nonce)).setAAD(Buffer.from('due'));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(event)), cipher.final(), cipher.getAuthTag()]);
    if (fault === 'flippedBit') sealed[3]! ^= 1;
    const body = JSON.stringify({
      id: `EV-${randomBytes(8).toString('hex')}`,
      create_time: chinaTime(now()),
      resource_type: 'encrypt-resource',
      event_type: type,
      summary: '通知',
      resource: {
        original_type: type === TRANSFERRED ? 'mch_payment' : type.startsWith('REFUND') ? 'refund' : 'transaction',
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: sealed.toString('base64'),
        associated_data: 'due',
        nonce,
      },
    });
    const to = (event as { notify_url?: string }).notify_url ?? '';
    return { url: to, headers: headersOf(body, fault), body };
  }
  const tradeEvent = (no: string) => tradeView(trades.get(no)!);
  const refundEvent = (no: string) => {
    const refund = refunds.get(no)!;
    return { ...refundView(refund), mchid: merchantId, refund_status: refund.state };
  };

  /** Sends what waits, each as often as WeChat does until it is taken. */
  async function deliverWaiting(): Promise<void> {
    for (const one of waiting.splice(0)) {
      const notice = noticeOf(one.event, one.type);
      const url = urlOf(one.event);
      const status = await (options.deliver ?? post)({ ...notice, url }).catch(() => 0);
      if ((status < 200 || status > 204) && one.tries < MOST_TRIES) waiting.push({ ...one, tries: one.tries + 1 });
    }
  }
  const urlOf = (event: object): string => {
    const { out_trade_no: no, out_refund_no: refundNo, out_bill_no: billNo } = event as Record<string, string>;
    if (billNo) return desk.transfers.get(billNo)!.notifyUrl;
    return (refundNo && refunds.get(refundNo)?.notifyUrl) || trades.get(no!)!.notifyUrl;
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const listening = await listenOn(server, options.port, 'WeChat Pay simulator');
  // It keeps no process alive by itself.
  server.unref().on('connection', (socket) => socket.unref());
  const apiBase = () => `http://127.0.0.1:${listening}`;
  return {
    apiBase: apiBase(),
    trades,
    refunds,
    /** 商家转账. */
    desk,
    refusals,
    fault: (fault: Fault) => void faults.push({ ...fault }),
    /** What a person's phone does with an appointment. @throws Error as WeChat's own page would refuse. */
    pay: (prepayId: string, openid: string): Trade => {
      const trade = [...trades.values()].find((one) => one.prepayId === prepayId);
      if (!trade || trade.openid !== openid) throw new Error('no such appointment of this person');
      const isOver = now() > trade.expiresAt || now() > trade.createdAt + PREPAY_MS;
      if (trade.state !== 'NOTPAY' || isOver) throw new Error(`the order is ${trade.state}`);
      return settle(trade);
    },
    /** Money that was under way when the order was closed. */
    payLate: (outTradeNo: string): Trade => settle(trades.get(outTradeNo)!),
    /** The end of a refund. */
    endRefund: (refundNo: string, state: 'SUCCESS' | 'CLOSED' | 'ABNORMAL') => {
      const refund = refunds.get(refundNo)!;
      refund.state = state;
      refund.endedAt = now();
      waiting.push({ event: refundEvent(refundNo), type: `REFUND.${state}`, tries: 0 });
    },
    /** A notice as it goes out now, well or badly. */
    noticeOfTrade: (outTradeNo: string, fault?: NoticeFault, more: object = {}): SentNotice => ({
      ...noticeOf({ ...tradeEvent(outTradeNo), ...more }, 'TRANSACTION.SUCCESS', fault),
      url: trades.get(outTradeNo)!.notifyUrl,
    }),
    noticeOfRefund: (refundNo: string, fault?: NoticeFault): SentNotice =>
      noticeOf(refundEvent(refundNo), `REFUND.${refunds.get(refundNo)!.state}`, fault),
    noticeOfTransfer: (outBillNo: string, fault?: NoticeFault, more: object = {}): SentNotice => ({
      ...noticeOf({ ...desk.eventOf(outBillNo), ...more }, TRANSFERRED, fault),
      url: desk.transfers.get(outBillNo)!.notifyUrl,
    }),
    deliverWaiting,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function settle(trade: Trade): Trade {
    trade.state = 'SUCCESS';
    trade.paidAt = now();
    trade.transactionId = `4200${randomBytes(12).toString('hex')}`;
    waiting.push({ event: tradeEvent(trade.outTradeNo), type: 'TRANSACTION.SUCCESS', tries: 0 });
    return trade;
  }
}

interface Said {
  readonly status: number;
  readonly body: string;
}

async function post({ url, headers, body }: SentNotice): Promise<number> {
  const reply = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
  return reply.status;
}
