import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import type { DueBreakKind } from '@shared/wechat-pay/dues';
import { chargeRows, chargeWithLevy } from '../accounts/levies/change-levy';
import { owedFenOf } from '../accounts/levies/levy';
import { type Booking, bookingOfCharge } from '../accounts/levies/levy-voucher';
import { withRent } from '../accounts/registers/contract';
import { contractOf } from '../accounts/registers/contract-store';
import type { ContractRow } from '../accounts/registers/rows';
import { writeRegister } from '../accounts/registers/write-register';
import { transact, type WriteItem } from '../platform/transact';
import type { StoredDue } from './due-store';
import { MACHINE } from './due-voucher';
import { leftThrough } from './payable';

/** What the register of what was paid for has to do with money that came. */
export interface TakenIn {
  readonly booking: Booking;
  /** It came otherwise meanwhile: how the office is told. */
  readonly twice?: DueBreakKind | undefined;
  /** Writes the receipt with these rows, all or nothing. */
  readonly write: (rows: readonly WriteItem[]) => Promise<void>;
}

type Paid = StoredDue & { readonly paidAt: string };

/** 经营收入. */
const RENT = '501';
const bookingOfRent = (due: StoredDue, { partyB, partyBKey }: ContractRow): Booking => ({
  summary: `微信收合同租金（${due.contractNo}）`.slice(0, 60),
  incomeCode: RENT,
  counterparty: partyB,
  counterpartyKey: partyBKey,
});

/** How a payment is booked. @throws AppError `notFound` where what it was paid for is no more. */
export async function bookingOf(due: StoredDue): Promise<Booking> {
  if (due.chargeId) return bookingOfCharge((await chargeWithLevy(due.villageCode, due.chargeId)).charge, '微信');
  return bookingOfRent(due, await contractFor(due));
}

async function contractFor({ villageCode, contractId }: StoredDue): Promise<ContractRow> {
  const contract = contractId && (await contractOf(villageCode, contractId));
  if (!contract) throw new AppError('notFound');
  return contract;
}

/** @throws AppError as the register refuses a receipt: it is kept as paid then, and tried again. */
export const takenIn = (paid: Paid, at: string): Promise<TakenIn> =>
  paid.chargeId ? chargePaid(paid, paid.chargeId) : rentPaid(paid, at);

async function rentPaid(paid: Paid, at: string): Promise<TakenIn> {
  const { villageCode, amountFen, duePaymentId, paidAt } = paid;
  const contract = await contractFor(paid);
  const today = dayInChina(at);
  const after = withRent(contract, { receivedOn: dayInChina(paidAt), amountFen, duePaymentId }, today);
  // What it was ordered for came otherwise meanwhile, by hand: it counts for a rent to come, unless somebody sends it back.
  const isAhead = leftThrough(contract, paid.dueOn ?? today) < amountFen;
  return {
    booking: bookingOfRent(paid, contract),
    ...(isAhead && { twice: 'paidAhead' }),
    write: (rows) =>
      writeRegister(
        villageCode,
        { rows: [{ register: 'contract', before: contract, after }], events: [] },
        { at, actor: MACHINE.accountId, action: 'recordDue' },
        [...rows],
      ),
  };
}

async function chargePaid(paid: Paid, chargeId: string): Promise<TakenIn> {
  const { amountFen, duePaymentId, paidAt } = paid;
  const { charge, levy } = await chargeWithLevy(paid.villageCode, chargeId);
  const receipt = { receivedOn: dayInChina(paidAt), amountFen, by: 'wechat' as const, duePaymentId };
  const after = { ...charge, receipts: [...charge.receipts, receipt] };
  return {
    booking: bookingOfCharge(charge, '微信'),
    // Cash that was noted meanwhile, or a correction: nothing else is owed that it could count for.
    ...(owedFenOf(charge) < amountFen && { twice: 'paidTwice' }),
    write: (rows) => transact(...chargeRows(levy, charge, after), ...rows),
  };
}

/** Takes the receipt of a payment out again that went back, with these rows. */
export async function takenOut(due: StoredDue, rows: readonly WriteItem[], at: string): Promise<void> {
  const { villageCode, contractId, chargeId, duePaymentId } = due;
  const isOther = (receipt: { duePaymentId?: string | undefined }) => receipt.duePaymentId !== duePaymentId;
  if (chargeId) {
    const { charge, levy } = await chargeWithLevy(villageCode, chargeId);
    const after = { ...charge, receipts: charge.receipts.filter(isOther) };
    return transact(...chargeRows(levy, charge, after), ...rows);
  }
  const contract = contractId && (await contractOf(villageCode, contractId));
  if (!contract) return transact(...rows);
  const after = { ...contract, receipts: contract.receipts.filter(isOther), version: contract.version + 1 };
  return writeRegister(
    villageCode,
    { rows: [{ register: 'contract', before: contract, after }], events: [] },
    { at, actor: MACHINE.accountId, action: 'takeBackDue' },
    [...rows],
  );
}
