import type { AlreadyPaid, EligibilityRule } from '@shared/subsidies/eligibility';

/** Each program's rule in force on a day, in the order given: the newest that took effect on or before it. */
export function rulesInForce(rules: readonly EligibilityRule[], day: string): EligibilityRule[] {
  const inForce = new Map<string, EligibilityRule>();
  for (const rule of rules) {
    const known = inForce.get(rule.programCode);
    if (rule.effectiveOn <= day && (!known || known.effectiveOn < rule.effectiveOn))
      inForce.set(rule.programCode, rule);
  }
  return [...inForce.values()];
}

interface Year {
  readonly programs: readonly { programCode: string; totalFen: number; count: number }[];
  readonly underway: readonly { programCode: string; amountFen: number }[];
  readonly returned: readonly { programCode: string; amountFen: number }[];
}

/** What a person gets already, by program: what arrived this year; where nothing has, what is on its way or came back. In fen. */
export function alreadyPaidIn({ programs, underway, returned }: Year): AlreadyPaid[] {
  const paid = new Map<string, AlreadyPaid>(
    programs.map(({ programCode, totalFen, count }) => [
      programCode,
      { programCode, totalFen, count, underway: false },
    ]),
  );
  const add = (programCode: string, amountFen: number, none: AlreadyPaid) => {
    const known = paid.get(programCode) ?? none;
    if (known.underway)
      paid.set(programCode, { ...known, totalFen: known.totalFen + amountFen, count: known.count + 1 });
  };
  for (const { programCode, amountFen } of underway)
    add(programCode, amountFen, { programCode, totalFen: 0, count: 0, underway: true });
  for (const { programCode, amountFen } of returned)
    add(programCode, amountFen, { programCode, totalFen: 0, count: 0, underway: true, returned: true });
  return [...paid.values()];
}
