import type { AlreadyPaid, ProgramEligibility } from '@shared/subsidies/eligibility';
import { type Finding, findingOf } from '@shared/subsidies/eligibility-verdict';
import type { KnownFacts } from '@shared/subsidies/facts';

export interface ProgramFinding extends Finding {
  rule: ProgramEligibility;
}
export interface Findings {
  /** 可能可以领. */
  yes: ProgramFinding[];
  /** 还差几句话就知道. */
  unknown: ProgramFinding[];
  /** 暂时不符合. */
  no: ProgramFinding[];
  /** 已经在领: paid this year, whatever the conditions say. */
  already: { rule: ProgramEligibility; paid: AlreadyPaid }[];
}

/** Every program in one of four groups, by what is known on a day. What is nearest to an answer comes first among the unknown. */
export function findingsOf(
  rules: readonly ProgramEligibility[],
  facts: KnownFacts,
  paid: readonly AlreadyPaid[],
  day: string,
): Findings {
  const groups: Findings = { yes: [], unknown: [], no: [], already: [] };
  for (const rule of rules) {
    const known = paid.find(({ programCode }) => programCode === rule.programCode);
    if (known) {
      groups.already.push({ rule, paid: known });
    } else {
      const found = findingOf(rule.all, facts, day);
      groups[found.verdict].push({ rule, ...found });
    }
  }
  groups.unknown.sort((a, b) => a.asks.length - b.asks.length);
  return groups;
}
