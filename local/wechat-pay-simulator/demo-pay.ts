import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Trade, TradeRefund, Transfer } from './records';
import { simulatedMerchant } from './simulated-merchant';
import { startWechatPaySimulator } from './simulator';

interface Kept {
  trades: Trade[];
  refunds: TradeRefund[];
  transfers: Transfer[];
  balanceFen: number;
}

/** So long a refund lies at WeChat before it has arrived. */
const REFUNDED_AFTER_MS = 10_000;

const keptIn = (file: string): Kept | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;

/**
 * The strict simulator as WeChat Pay of a stack that people look at: it sends its notices by itself, lets refunds arrive after some
 * seconds, and knows its orders still when the stack is started again (`file`). `handle` is the page of WeChat on which one pays,
 * or confirms what one gets, for a browser.
 */
export async function startDemoPay(appId: string, file: string) {
  const kept = keptIn(file);
  const merchant = simulatedMerchant(appId, '');
  const wechat = await startWechatPaySimulator({ ...merchant.simulator, ...kept, port: 0 });
  let saved = '';
  const round = async () => {
    for (const { refundNo, state, createdAt } of wechat.refunds.values())
      if (state === 'PROCESSING' && Date.now() - createdAt >= REFUNDED_AFTER_MS) wechat.endRefund(refundNo, 'SUCCESS');
    await wechat.deliverWaiting();
    const all = {
      trades: [...wechat.trades.values()],
      refunds: [...wechat.refunds.values()],
      transfers: [...wechat.desk.transfers.values()],
      balanceFen: wechat.desk.state.balanceFen,
    } satisfies Kept;
    const written = JSON.stringify(all);
    if (written !== saved) writeFileSync(file, written);
    saved = written;
  };
  const rounds = setInterval(() => void round().catch(() => undefined), 1000);
  return {
    /** @param notifyBase where the API is. */
    environment: (notifyBase: string) => ({
      ...merchant.environment(wechat.apiBase),
      WECHAT_PAY_NOTIFY_BASE: notifyBase,
    }),
    handle: (request: IncomingMessage, response: ServerResponse): void => {
      text(request)
        .then((raw) => {
          const { openid, package: packed } = JSON.parse(raw) as { openid: string; package: string };
          if (packed.startsWith('prepay_id=')) wechat.pay(packed.replace(/^prepay_id=/, ''), openid);
          else wechat.desk.confirm(packed, openid);
          response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
        })
        .catch(() => response.writeHead(400).end());
    },
    stop: async () => {
      clearInterval(rounds);
      await wechat.stop();
    },
  };
}
