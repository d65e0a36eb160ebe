import { dayInChina, yearOf } from '@shared/time';
import { nextVoucherNo } from '../accounts/balances/balances';
import type { BookState } from '../accounts/change-book';
import { bookkeeperOf } from '../accounts/desk/signature';
import { type Named, post, postReversal, type Posting, voucherIdOf, voucherToReverse } from '../accounts/post-to-book';
import { counterpartyOf } from '../accounts/reading/counterparty';
import { villageNamed } from '../identity/division-store';
import { auditRow } from '../platform/audit';
import { log } from '../platform/log';
import { MAX_TRIES, Overtaken, pause, transact, type WriteItem } from '../platform/transact';
import type { BankNews } from './bank/bank-client';
import { afterWord, type Effect, type Outcome } from './bank-leg';
import { holdOf, payingAccountOf, putAccount, putResolved } from './funds-store';
import { resolveHold } from './hold';
import { withPayment } from './order';
import { advanced, orderOf, putOrder, type StoredOrder, type StoredPayment } from './order-store';
import { payeeOf } from './payee-store';

/** Who acts in the trail when the bank has said something. */
const BANK = 'bank';
/** Days for which a paid transfer is asked about: banks return most within two, some much later. */
const WATCH_DAYS = 60;

interface Place {
  readonly villageCode: string;
  readonly orderId: string;
  readonly serial: string;
}

/**
 * Takes in what the bank said of a transfer: the order, its hold, the account's counters, the voucher and the trail in one
 * transaction, once, however often it is said.
 */
export async function hear(place: Place, news: BankNews, at: string): Promise<void> {
  // News of a return that overtook the payment is two things, one after the other.
  const outcome = await change(place, (payment) => heard(payment, news, at), at);
  if (news.word === 'RETURNED' && outcome?.leg.state === 'paid') await change(place, (one) => heard(one, news, at), at);
}

/** Changes one transfer as it stands; tries again when another change came first. */
export async function change(
  { villageCode, orderId, serial }: Place,
  decide: (payment: StoredPayment) => Outcome<StoredPayment>,
  at: string,
  besides: WriteItem[] = [],
): Promise<Outcome<StoredPayment> | undefined> {
  for (let tries = 1; ; tries += 1) {
    const order = await orderOf(villageCode, orderId);
    const payment = order?.payments.find((one) => one.serial === serial);
    if (!order || !payment) throw new Error(`no transfer ${serial}`);
    const outcome = decide(payment);
    try {
      await write(order, payment, outcome, at, besides);
      if (outcome.alarm && outcome.alarm !== payment.alarm)
        log('error', 'bankContradicts', { subject: `order#${orderId}` });
      return outcome;
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= MAX_TRIES) throw error;
      await pause(tries);
    }
  }
}

function heard(payment: StoredPayment, { word, failCode, isForeign }: BankNews, at: string): Outcome<StoredPayment> {
  const isEarly = word === 'RETURNED' && payment.state !== 'paid' && payment.state !== 'returnedLater';
  const outcome = afterWord(payment, isEarly ? 'SUCCESS' : word, at);
  const leg = {
    ...outcome.leg,
    ...(failCode && outcome.effects.includes('void') && { failCode }),
    ...(outcome.leg.state === 'paid' && { nextAskAt: nextLook(outcome.leg, at) }),
    ...((outcome.alarm ?? isForeign) && { alarm: outcome.alarm ?? ('contradiction' as const) }),
  };
  return { ...outcome, leg };
}

/** Soon until its receipt is there, then once a day for as long as it may come back. */
function nextLook({ receiptHash, sentAt }: StoredPayment, at: string): string | undefined {
  const next = new Date(Date.parse(at) + (receiptHash ? 86_400_000 : 300_000)).toISOString();
  const last = new Date(Date.parse(sentAt ?? at) + WATCH_DAYS * 86_400_000).toISOString();
  return next > last ? undefined : next;
}

async function write(
  order: StoredOrder,
  before: StoredPayment,
  { leg, effects }: Outcome<StoredPayment>,
  at: string,
  besides: WriteItem[],
): Promise<void> {
  const next = (payment: StoredPayment) => putOrder(advanced(order, withPayment(order, payment)), order);
  const [effect] = effects;
  if (!effect) {
    const trail = leg.state === before.state ? [] : [trailOf(order, `transfer.${leg.state}`, at)];
    return transact(next(leg), ...besides, ...trail);
  }
  const rows = [...(await moneyRows(order, leg, effect, at)), ...besides, trailOf(order, `transfer.${leg.state}`, at)];
  if (effect === 'void') return transact(next(leg), ...rows);
  const posting = (more: (posted: Named) => StoredPayment): Posting => ({
    at,
    actor: BANK,
    cashWasChecked: true,
    name: numberIn(order.villageCode, dayInChina(at)),
    besides: (posted) => [next(more(posted)), ...rows],
  });
  if (effect === 'post')
    await enter(
      order,
      leg,
      posting(({ voucherId }) => ({ ...leg, voucherId, voucherYear: yearOf(dayInChina(at)) })),
      at,
    );
  else
    await takeBack(
      order,
      leg,
      posting(() => leg),
      at,
    );
}

const trailOf = ({ orderId }: StoredOrder, action: string, at: string): WriteItem =>
  auditRow({ subject: `order#${orderId}`, action, at, actor: BANK });

/** The hold resolved and the counters moved; what comes back is a movement of its own. */
async function moneyRows(
  { payingAccountId }: StoredOrder,
  { serial, amountFen }: StoredPayment,
  effect: Effect,
  at: string,
): Promise<WriteItem[]> {
  const [account, hold] = await Promise.all([payingAccountOf(payingAccountId), holdOf(payingAccountId, serial)]);
  if (!account || !hold) throw new Error(`transfer ${serial} has no hold`);
  // The bank's balance has what came back: it is asked for next, and not added here a second time.
  if (effect === 'reverse') return [putAccount({ ...account, balanceAt: undefined }, account)];
  const resolved = resolveHold(account, hold, effect === 'post' ? 'posted' : 'voided');
  const atBankFen = account.atBankFen - amountFen;
  return [putAccount({ ...resolved.funds, atBankFen }, account), putResolved({ ...resolved.hold, resolvedAt: at })];
}

const numberIn =
  (villageCode: string, voucherOn: string) =>
  ({ balances }: BookState): Named => {
    const voucherNo = nextVoucherNo(balances);
    return { voucherNo, voucherId: voucherIdOf({ villageCode, voucherNo, voucherOn }) };
  };

/** The names under a voucher: who asked, who first and who last signed (制单、审核、批准). */
const signedBy = ({ makers, signatures }: StoredOrder) => ({
  preparedBy: makers.at(-1)?.name ?? '',
  reviewedBy: signatures[0]?.name ?? '',
  approvedBy: signatures.at(-1)?.name ?? '',
});

async function enter(order: StoredOrder, leg: StoredPayment, posting: Posting, at: string): Promise<void> {
  const { villageCode, purpose, accountCode, payingAccountId } = order;
  const [village, account, payee] = await Promise.all([
    villageNamed(villageCode),
    payingAccountOf(payingAccountId),
    payeeOf(villageCode, leg.payeeId),
  ]);
  const shown = counterpartyOf(villageCode, leg.payeeName, payee?.natural ?? true, () => false);
  const line = { summary: purpose, accountName: '', ...shown };
  await post(
    {
      voucherId: '',
      voucherNo: '',
      voucherOn: dayInChina(at),
      villageCode,
      villageName: village.name,
      bookkeeper: bookkeeperOf(village.townName),
      lines: [
        { ...line, accountCode, debitFen: leg.amountFen, creditFen: 0 },
        { ...line, accountCode: account!.accountCode, debitFen: 0, creditFen: leg.amountFen },
      ],
      attachments: [{ kind: 'bankReceipt', title: '银行电子回单', pages: 1 }],
      ...signedBy(order),
    },
    posting,
  );
}

/** A reversing voucher; in a later year, whose books the old voucher is not in, one of its own with the sides swapped. */
async function takeBack(order: StoredOrder, leg: StoredPayment, posting: Posting, at: string): Promise<void> {
  const book = { villageCode: order.villageCode, year: leg.voucherYear! };
  const voucher = await voucherToReverse(book, leg.voucherId!);
  const voucherOn = dayInChina(at);
  const unnamed = { voucherId: '', voucherNo: '', voucherOn, ...signedBy(order) };
  if (yearOf(voucherOn) === book.year) {
    await postReversal(book, voucher, unnamed, posting);
    return;
  }
  const lines = voucher.lines.map((line) => ({
    ...line,
    summary: `银行退回 ${voucher.voucherNo}：${line.summary}`,
    debitFen: line.creditFen,
    creditFen: line.debitFen,
  }));
  const { villageCode, villageName, bookkeeper } = voucher;
  await post({ ...unnamed, villageCode, villageName, bookkeeper, lines, attachments: [] }, posting);
}
