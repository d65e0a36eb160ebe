import * as z from '@shared/zod';
import type { OrderKind } from '@shared/orders/payment-orders';
import { markOfOpenid } from '../../orders/account-number';
import type { BankNews } from '../../orders/bank/bank-client';
import type { BankWord } from '../../orders/bank-leg';
import { askWechatPay, plainWords, readBill } from '../wire/pay-client';
import { type PayContract, sealedForWechat } from '../wire/signature';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

const WORDS = {
  ACCEPTED: 'ACCEPTED',
  PROCESSING: 'PROCESSING',
  WAIT_USER_CONFIRM: 'WAIT_PAYEE',
  TRANSFERING: 'TRANSFERRING',
  SUCCESS: 'SUCCESS',
  FAIL: 'FAILED',
  // It is being taken back: nothing is known until it is.
  CANCELING: 'UNCLEAR',
  CANCELLED: 'FAILED',
} as const satisfies Record<string, BankWord>;
type WechatState = keyof typeof WORDS;
const STATES = Object.keys(WORDS) as [WechatState, ...WechatState[]];

/** A transfer as answers and notices tell of it; who is asked is called `mch_id` in the one and `mchid` in the other. */
export const TransferBill = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.optional(z.string()),
  state: z.enum(STATES),
  package_info: z.optional(z.string()),
  fail_reason: z.optional(z.string()),
  transfer_amount: z.optional(z.int()),
  openid: z.optional(z.string()),
  appid: z.optional(z.string()),
  mch_id: z.optional(z.string()),
  mchid: z.optional(z.string()),
});
export type TransferBill = z.infer<typeof TransferBill>;

/** A transfer as we know it. */
export interface OurTransfer {
  readonly serial: string;
  readonly amountFen: number;
  /** The mark of the payee's openid. */
  readonly accountMark: string;
}

export interface TransferNews extends BankNews {
  readonly billNo?: string | undefined;
  readonly packageInfo?: string | undefined;
  /** Why it was not taken. */
  readonly refused?: string | undefined;
}

/** What a transfer at WeChat says of ours: of another merchant or app nothing; of another amount or payee, that something else lies there. */
export function newsOfBill(
  bill: TransferBill,
  { serial, amountFen, accountMark }: OurTransfer,
  contract: PayContract,
): TransferNews {
  const { state, out_bill_no, transfer_amount, openid, fail_reason } = bill;
  const { appid = contract.appId, mch_id, mchid = mch_id ?? contract.merchantId } = bill;
  if (out_bill_no !== serial || mchid !== contract.merchantId || appid !== contract.appId) return { word: 'UNCLEAR' };
  const isOurs =
    (transfer_amount ?? amountFen) === amountFen && (openid === undefined || markOfOpenid(openid) === accountMark);
  if (!isOurs) return { word: 'UNCLEAR', isForeign: true };
  const word = WORDS[state];
  return {
    ...{ word, billNo: bill.transfer_bill_no, packageInfo: bill.package_info },
    ...(word === 'SUCCESS' && { isFinal: true }),
    ...(word === 'FAILED' && { failCode: fail_reason ?? state }),
  };
}

/** A scene that WeChat lets a merchant pay under, and what it wants to be told with it (§7.5). */
const SCENES: Partial<Record<OrderKind, (purpose: string) => { id: string; told: Record<string, string> }>> = {
  labour: (purpose) => ({ id: '1005', told: { 岗位类型: '村集体务工', 报酬说明: purpose } }),
  relief: (purpose) => ({ id: '1002', told: { 补贴类型: purpose } }),
};

/** Below this WeChat takes no name, fen; from there on it pays only whom it knows under it. */
const NAMED_FROM = 30;
const MOST_REMARK = 32;

export interface Instruction extends OurTransfer {
  readonly openid: string;
  readonly payeeName: string;
  readonly kind: OrderKind;
  readonly purpose: string;
}

/** Creates a transfer, or the same one again: the number decides, and WeChat tells of the first. */
export async function createTransfer(contract: PayContract, asked: Instruction, at: string): Promise<TransferNews> {
  const { serial, amountFen, openid, payeeName, kind, purpose } = asked;
  const words = plainWords(purpose).slice(0, MOST_REMARK);
  const scene = SCENES[kind]?.(words);
  if (!scene) throw new Error(`WeChat has no scene for ${kind}`);
  const content = {
    appid: contract.appId,
    out_bill_no: serial,
    transfer_scene_id: scene.id,
    openid,
    transfer_amount: amountFen,
    transfer_remark: words,
    ...(amountFen >= NAMED_FROM && { user_name: sealedForWechat(payeeName, contract) }),
    transfer_scene_report_infos: Object.entries(scene.told).map(([info_type, info_content]) => ({
      info_type,
      info_content,
    })),
    notify_url: `${contract.notifyBase}/wechat-pay/notices`,
  };
  const answer = await askWechatPay(contract, 'POST', BILLS, content, at);
  if (answer?.is === 'refused') return { word: 'UNCLEAR', refused: answer.code };
  const told = z.safeParse(TransferBill, answer?.body);
  return told.success ? newsOfBill(told.data, asked, contract) : { word: 'UNCLEAR' };
}

/** What became of a transfer. Not found is not failed. */
export async function queryTransfer(contract: PayContract, transfer: OurTransfer, at: string): Promise<TransferNews> {
  const answer = await askWechatPay(contract, 'GET', `${BILLS}/out-bill-no/${transfer.serial}`, undefined, at);
  if (answer?.is === 'refused') return { word: answer.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'UNCLEAR' };
  const told = z.safeParse(TransferBill, answer?.body);
  return told.success ? newsOfBill(told.data, transfer, contract) : { word: 'UNCLEAR' };
}

const Balance = z.object({ available_amount: z.int() });

/** What is left in the account that transfers go out of (运营账户), fen; undefined where it is not sure. */
export async function queryOperationBalance(contract: PayContract, at: string): Promise<number | undefined> {
  const answer = await askWechatPay(contract, 'GET', '/v3/merchant/fund/balance/OPERATION', undefined, at);
  const told = z.safeParse(Balance, answer?.is === 'said' ? answer.body : undefined);
  return told.success ? told.data.available_amount : undefined;
}

/** The bill of a day of that account (资金账单): as `fetchTradeBill`. */
export const fetchFundBill = (contract: PayContract, day: string, at: string): Promise<string | 'none' | undefined> =>
  readBill(contract, `/v3/bill/fundflowbill?bill_date=${day}&account_type=OPERATION`, at);
