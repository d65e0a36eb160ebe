import type { EligibilityRule } from '@shared/subsidies/eligibility';
import type { Unclaimed } from '@shared/supervision/benefits';
import { yearOf } from '@shared/time';
import { departedOf, type Person, rosterOf, rowsOfOne } from '../../identity/person-store';
import { inParallel } from '../../platform/in-parallel';
import { everyRow } from '../../platform/query-page';
import { factsOfPerson } from '../../subsidies/eligibility/person-facts-store';
import { paymentsOfYear, paymentYearsOf, type StoredPaymentYear } from '../../subsidies/payment-store';
import { claimedIn, isComparable, unclaimedBy } from './entitlement';
import { asksPayments, type PaidProgram, paidThrough, yearBefore } from './paid';

const AT_ONCE = 16;

/** A program and who was paid by it: human beings by the mark of their identity number, since one may stand on a roster twice. */
interface ProgramPaid {
  programName: string;
  fen: number;
  readonly persons: Set<string>;
}
type PaidBy = Map<string, ProgramPaid>;

/** What a program paid in a village, and to how many. */
export interface ProgramSum {
  readonly programCode: string;
  readonly programName: string;
  readonly fen: number;
  readonly persons: number;
}

/** What is read of a village: whom it paid, and who may claim and does not. */
export interface VillageBenefits {
  readonly paid: readonly ProgramSum[];
  readonly before: readonly ProgramSum[];
  /** Human beings, by whichever program. */
  readonly paidPersons: number;
  readonly beforePersons: number;
  /** Programs that anybody here claims: one that nobody of the district does may be at an end. */
  readonly claimed: readonly string[];
  readonly unclaimed: Omit<Unclaimed, 'name'>[];
  readonly rostered: number;
  readonly notCompared: number;
}

/** The programs: who may get them, what they are called, and those that pay once. */
export interface Catalogue {
  readonly rules: readonly EligibilityRule[];
  readonly nameOf: ReadonlyMap<string, string>;
  readonly once: ReadonlySet<string>;
}

interface Read {
  readonly person: Person;
  readonly years: readonly StoredPaymentYear[];
}

export async function readVillageBenefits(
  villageCode: string,
  { rules, nameOf, once }: Catalogue,
  today: string,
): Promise<VillageBenefits> {
  const [roster, departed] = await Promise.all(
    [rosterOf, departedOf].map((list) => everyRow((query) => list(villageCode, query))),
  );
  const paid: PaidBy = new Map();
  const before: PaidBy = new Map();
  const read: Read[] = [];
  await inParallel([...roster!, ...departed!], AT_ONCE, async (person) => {
    const years = await paymentYearsOf(person.personId);
    add(paid, person, await paidBy(person, years, today));
    add(before, person, await paidBy(person, years, yearBefore(today)));
    // Who moved away or died may claim nothing here.
    if (!person.departed) read.push({ person, years });
  });
  const households = new Map<string, Set<string>>();
  for (const { person, years } of read)
    households.set(
      person.householdId,
      new Set([...(households.get(person.householdId) ?? []), ...claimedIn(years, today, once)]),
    );
  const unclaimed = new Map<string, Omit<Unclaimed, 'name'>>();
  let notCompared = 0;
  await inParallel(read, AT_ONCE, async ({ person, years }) => {
    const known = await factsOfPerson(person.personId);
    if (!known || !isComparable(known, today)) {
      notCompared += 1;
      return;
    }
    const { personId, group, relation, householdId, idHash } = person;
    const household = households.get(householdId) ?? new Set();
    const asked = { facts: known.facts, isHead: relation === 'head', own: claimedIn(years, today, once), household };
    if (unclaimedBy(rules, asked, today).length === 0) return;
    // Few come so far: whether they claim it by another row of a roster is asked of these alone.
    const own = claimedIn((await Promise.all((await rowsOfOne(person)).map(yearsOfRow))).flat(), today, once);
    const codes = unclaimedBy(rules, { ...asked, own, household: new Set([...household, ...own]) }, today);
    if (codes.length === 0) return;
    const programs = codes.map((programCode) => ({ programCode, programName: nameOf.get(programCode) ?? programCode }));
    unclaimed.set(idHash, { personId, group, programs, factsAsOf: known.asOf });
  });
  return {
    paid: sumsOf(paid),
    before: sumsOf(before),
    paidPersons: personsIn(paid),
    beforePersons: personsIn(before),
    claimed: [...new Set([...households.values()].flatMap((codes) => [...codes]))].sort(),
    unclaimed: [...unclaimed.values()].sort((one, other) => one.personId.localeCompare(other.personId)),
    rostered: read.length,
    notCompared,
  };
}

const sumsOf = (by: PaidBy): ProgramSum[] =>
  [...by]
    .map(([programCode, { programName, fen, persons }]) => ({ programCode, programName, fen, persons: persons.size }))
    .sort((one, other) => one.programCode.localeCompare(other.programCode));
const personsIn = (by: PaidBy): number => new Set([...by.values()].flatMap(({ persons }) => [...persons])).size;

const yearsOfRow = ({ personId }: Person): Promise<StoredPaymentYear[]> => paymentYearsOf(personId);

async function paidBy(
  { personId }: Person,
  years: readonly StoredPaymentYear[],
  through: string,
): Promise<PaidProgram[]> {
  const year = years.find((each) => each.year === yearOf(through));
  if (!year) return [];
  return paidThrough(year, through, asksPayments(year, through) ? await paymentsOfYear(personId, year.year) : []);
}

function add(to: PaidBy, { idHash }: Person, programs: readonly PaidProgram[]): void {
  for (const { programCode, programName, fen } of programs) {
    const known = to.get(programCode) ?? { programName, fen: 0, persons: new Set<string>() };
    known.fen += fen;
    known.persons.add(idHash);
    to.set(programCode, known);
  }
}
