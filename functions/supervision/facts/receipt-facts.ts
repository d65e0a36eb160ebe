import { workingDaysBetween } from '../../reports/deadlines/calendar';
import { arrearsOn, daysBetween } from '../../accounts/registers/rent';
import type { Fact } from './fact';
import { officersKnownBy } from './officers';
import type { BookedVoucher, VillageRows } from './rows';
import { standingVouchers } from './voucher-facts';

/** How far the day in the book may lie from the day in the register. */
const DAYS_APART = 45;

const incomeOf = ({ lines }: BookedVoucher): number =>
  lines.reduce((sum, { accountCode, debitFen }) => sum + (/^10[12]/.test(accountCode) ? debitFen : 0), 0);

/** The voucher that books a receipt: the one it names, or one of that sum near that day. */
function bookedBy(
  standing: readonly BookedVoucher[],
  {
    voucher,
    amountFen,
    receivedOn,
  }: { voucher?: { voucherId: string } | undefined; amountFen: number; receivedOn: string },
): BookedVoucher | undefined {
  if (voucher) return standing.find(({ voucherId }) => voucherId === voucher.voucherId);
  return standing.find(
    (one) =>
      Math.abs(daysBetween(receivedOn, one.voucherOn)) <= DAYS_APART &&
      incomeOf(one) >= amountFen &&
      one.lines.some(({ creditFen }) => creditFen === amountFen),
  );
}

/** A rent that came in: whether it was booked, and as what. Only of years whose book is here. */
export function receiptFacts(rows: VillageRows): Fact[] {
  const standing = standingVouchers(rows);
  const years = new Set((rows.vouchers ?? []).map(({ year }) => String(year)));
  return (rows.contracts ?? []).flatMap((contract) =>
    contract.receipts
      .filter(({ receivedOn }) => years.has(receivedOn.slice(0, 4)))
      .map((receipt): Fact => {
        const { receivedOn, amountFen } = receipt;
        const booked = bookedBy(standing, receipt);
        const asIncome =
          booked?.lines.reduce((sum, line) => sum + (line.accountCode.startsWith('5') ? line.creditFen : 0), 0) ?? 0;
        const before = { ...contract, receipts: contract.receipts.filter((one) => one.receivedOn < receivedOn) };
        const owedFen = arrearsOn(before, receivedOn);
        return {
          subject: `contract#${contract.contractId}`,
          period: receivedOn,
          evidence: [
            { kind: 'contract', id: contract.contractId },
            ...(booked ? [{ kind: 'voucher' as const, id: booked.voucherId, year: booked.year }] : []),
          ],
          concerns: officersKnownBy(rows, contract.partyBKey),
          values: {
            contractNo: contract.contractNo,
            title: contract.title,
            receivedOn,
            amountFen,
            booked: booked !== undefined,
            waitedDays: workingDaysBetween(receivedOn, rows.today),
            aheadFen: amountFen - owedFen,
            yearlyRentFen: contract.yearlyRentFen,
            asIncomeFen: asIncome,
          },
        };
      }),
  );
}
