import type { AuditReason } from '@shared/accounts/audit-queue';
import { addDays, monthEnd } from '@shared/time';
import {
  afterAnswer,
  afterReading,
  afterSettling,
  type Audit,
  partiesOf,
} from '../../functions/accounts/audit-queue/audit';
import { isSomebodys } from '../../functions/accounts/audit-queue/audit-queue';
import type { StoredAudit } from '../../functions/accounts/audit-queue/audit-store';
import { reasonsOf } from '../../functions/accounts/audit-queue/reasons';
import type { Hand } from '../../functions/accounts/desk/pending';
import { isRegistered } from './bank';
import type { Book } from './books';
import { handOn } from './demo-people';
import type { SeedVillage } from './districts';

/** The month that is looked at next, of the villages whose books the demo's centre keeps whole. */
const MONTH = '2026-10';
const FIRST_DAY = addDays(monthEnd(MONTH), 4);
const READER = 'zhou-min';
const ANSWERER = 'zhao-qiang';

const FOUND: Record<AuditReason, readonly [finding: string, answer: string]> = {
  large: ['金额大，没有看到依据', '依据在村里，已经补拍'],
  cash: ['用现金付的，没有写为什么不转账', '收款人没有银行卡，已经补了本人说明'],
  withoutPaper: ['没有附单据', '单据已经找到，补拍了照片'],
  reversal: ['冲销的原因没有写清楚', '原凭证记错了科目，已经写在说明里'],
  lot: ['摘要太简单，看不出付给谁', '已经补了收款人和事由'],
};

const hand = (key: string, days: number): Hand => handOn(key, addDays(FIRST_DAY, days));

/** How far the first vouchers of the queue are; the others wait. */
const STORIES: readonly ((reason: AuditReason, bookers: ReturnType<typeof partiesOf>) => Audit)[] = [
  (_, bookers) => afterReading(undefined, bookers, hand(READER, 0)),
  (reason, bookers) => afterReading(undefined, bookers, hand(READER, 0), FOUND[reason][0]),
  (reason, bookers) => answered(reason, bookers),
  (reason, bookers) => afterSettling(answered(reason, bookers), bookers, hand(READER, 4), true),
];

function answered(reason: AuditReason, bookers: ReturnType<typeof partiesOf>): Audit {
  const found = afterReading(undefined, bookers, hand(READER, 0), FOUND[reason][0]);
  return afterAnswer(found, bookers, hand(ANSWERER, 2), FOUND[reason][1]);
}

/** What a second reader found of a village's vouchers: one of each state, made by the rules that the desk goes by. */
export function auditsOf({ code: villageCode }: SeedVillage, { vouchers }: Book): StoredAudit[] {
  if (!isRegistered(villageCode)) return [];
  const queue = vouchers
    .filter((voucher) => voucher.voucherOn.startsWith(MONTH) && isSomebodys(voucher))
    .flatMap((voucher) => {
      const [reason] = reasonsOf(voucher, false);
      return reason ? [{ voucher, reason }] : [];
    });
  return queue.slice(0, STORIES.length).map(({ voucher, reason }, place) => {
    const { year, voucherId } = voucher;
    const audit = STORIES[place]!(reason, partiesOf([voucher]));
    const steps = 1 + audit.answers.length + audit.settlements.length;
    return {
      ...{ villageCode, year, voucherId, ...audit },
      ...{ answers: [...audit.answers], settlements: [...audit.settlements], version: steps },
    };
  });
}
