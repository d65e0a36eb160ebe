import { debtOn } from '../../accounts/registers/debt';
import { daysBetween } from '../../accounts/registers/rent';
import type { Fact } from './fact';
import { isDecidedBefore } from './matters';
import { officerBehind, officersKnownBy } from './officers';
import type { VillageRows } from './rows';
import { isMasked } from './voucher-facts';

const BORROWING = /借款|贷款|举债|融资|借入/;
const DECISION = /决议|会议记录|会议纪要/;

/** One debt, either way: how late, of whom, and by whose decision. */
export const debtFacts = (rows: VillageRows): Fact[] =>
  (rows.debts ?? []).map((debt): Fact => {
    const { debtId, side, kind, counterparty, counterpartyKey, what, principalFen, arisenOn, dueOn, voucher } = debt;
    const { balanceFen } = debtOn(debt, rows.today);
    const behind = officerBehind(rows, counterpartyKey);
    const decided = (rows.matters ?? []).some(
      (matter) =>
        BORROWING.test(matter.title) &&
        isDecidedBefore(matter, arisenOn) &&
        (matter.amountFen === undefined || matter.amountFen >= principalFen),
    );
    const paper = rows.vouchers
      ?.find(({ voucherId }) => voucherId === voucher?.voucherId)
      ?.attachments.some((one) => DECISION.test(`${one.kind}${one.title}`));
    return {
      subject: `debt#${debtId}`,
      period: arisenOn,
      evidence: [{ kind: 'debt', id: debtId }],
      concerns: officersKnownBy(rows, counterpartyKey),
      values: {
        who: counterparty,
        what,
        principalFen,
        balanceFen,
        arisenOn,
        ageDays: daysBetween(arisenOn, rows.today),
        lateDays: Math.max(0, daysBetween(dueOn ?? arisenOn, rows.today)),
        lent: side === 'receivable' && kind === 'lent',
        borrowed: side === 'payable' && kind === 'borrowed',
        person: isMasked(counterparty),
        decided: decided || paper === true,
        ...(behind && { title: behind.officer.title, whose: behind.own ? '本人' : '同户的家人' }),
      },
    };
  });
