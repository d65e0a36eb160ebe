import { AppError } from '@shared/errors';
import { receivePayNotice } from '@shared/wechat-pay/dues';
import * as z from '@shared/zod';
import { log } from '../platform/log';
import { handle } from '../platform/serve';
import { merchant } from './merchant';
import { hearRefund, hearTrade } from './settle';
import { hearTransfer } from './transfers/hear-transfer';
import { TransferBill } from './transfers/transfer-client';
import { Refund, Trade } from './wire/pay-client';
import { isFromWechat, openResource } from './wire/signature';

const Envelope = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.optional(z.string()),
  }),
});
/** In a notice the state of a refund has another name than in an answer. */
const RefundNotice = z.extend(z.omit(Refund, { status: true }), {
  mchid: z.string(),
  refund_status: Refund.shape.status,
});

/** A notice that is WeChat's, opened; undefined for anything else, of which nothing more is said. */
function opened(raw: string, apiKey: string): { type: string; event: unknown } | undefined {
  try {
    const { event_type: type, resource } = z.parse(Envelope, JSON.parse(raw));
    return { type, event: JSON.parse(openResource(resource, apiKey)) as unknown };
  } catch {
    return undefined;
  }
}

/**
 * One that comes twice, late, in another order or before our own answer ends the same: what it says goes through the order's own steps.
 * Anything but 2xx is sent again by WeChat for a day.
 */
export const receivePayNoticeHandler = handle(receivePayNotice)(async (_, { at, raw }) => {
  const contract = merchantOrStranger();
  const { headers, body } = raw();
  const notice = isFromWechat(headers, body, contract, at) ? opened(body, contract.apiKey) : undefined;
  if (!notice) throw new AppError('dues.notWechat');
  if (notice.type.startsWith('TRANSACTION.')) {
    const trade = z.parse(Trade, notice.event);
    await hearTrade(trade.out_trade_no, trade, contract, at);
  } else if (notice.type.startsWith('REFUND.')) {
    const { refund_status: status, mchid, ...refund } = z.parse(RefundNotice, notice.event);
    if (mchid === contract.merchantId) await hearRefund({ ...refund, status }, at);
  } else if (notice.type.startsWith('MCHTRANSFER.BILL.'))
    await hearTransfer(z.parse(TransferBill, notice.event), contract, at);
  else log('warn', 'payNoticeUnknown');
  return { code: 'SUCCESS' as const };
});

/** Where nothing is offered, nobody has a notice to bring. */
function merchantOrStranger() {
  try {
    return merchant();
  } catch {
    throw new AppError('dues.notWechat');
  }
}
