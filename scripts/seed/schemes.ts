import { ageOn } from './calendar';
import { type Dice } from './dice';
import type { Household, Resident, Student } from './people';

/** What someone is due on a day: a quantity at the year's price, or a sum. */
export interface Due {
  readonly quantity?: number;
  readonly amountFen?: number;
}

interface Case {
  readonly household: Household;
  readonly person: Resident;
  readonly age: number;
  readonly day: string;
  readonly year: number;
  /** The same for this person and program whatever the day. */
  readonly roll: () => Dice;
}

/** How a program pays in the demonstration. */
export interface Scheme {
  readonly code: string;
  readonly unit?: string;
  /** Fen a unit, by year. */
  readonly pricesFen?: Readonly<Record<number, number>>;
  /** The catalogue names no sum: the rule's text says that this one is invented. */
  readonly demo: boolean;
  readonly pays: 'month' | 'quarter' | 'term' | 'year' | 'once';
  /** The month of a yearly or single payment. */
  readonly month?: number;
  readonly day: number;
  /** Household programs are paid to its head alone. */
  readonly to: 'household' | 'person';
  readonly due: (given: Case) => Due | undefined;
}

const same = (fen: number) => ({ 2024: fen, 2025: fen, 2026: fen });
const years = (a: number, b: number, c: number) => ({ 2024: a, 2025: b, 2026: c });
const some = (quantity: number): Due | undefined => (quantity > 0 ? { quantity } : undefined);
const when = (condition: boolean | undefined, due: Due = { quantity: 1 }): Due | undefined =>
  condition ? due : undefined;

/** Three months of a monthly price. */
const A_QUARTER: Due = { quantity: 3 };

const students = ({ household, day }: Case, ...kinds: Student[]): number =>
  household.members.filter(
    ({ traits, bornOn }) =>
      traits.student && kinds.includes(traits.student) && isAtSchool(traits.student, ageOn(bornOn, day)),
  ).length;

/** A pupil now was a younger one before: paid only for the years at this school. */
const SCHOOL_AGES: Record<Student, [number, number]> = {
  kindergarten: [3, 6],
  primary: [6, 12],
  junior: [12, 15],
  senior: [15, 18],
  vocational: [15, 18],
};
const isAtSchool = (student: Student, age: number) => age >= SCHOOL_AGES[student][0] && age <= SCHOOL_AGES[student][1];

const once = ({ roll, year }: Case, chance: number, due: (dice: Dice) => Due): Due | undefined => {
  const dice = roll();
  return dice.chance(chance) && dice.pick([2024, 2025, 2026]) === year ? due(dice) : undefined;
};

/** What a program pays by, but for how often; its sum is invented unless `demo` says that it is not. */
type Terms = Omit<Scheme, 'code' | 'pays' | 'demo' | 'due'> & { readonly demo?: false };
const paying =
  (pays: Scheme['pays']) =>
  (code: string, terms: Terms, due: Scheme['due']): Scheme => ({ code, demo: true, ...terms, pays, due });
const monthly = paying('month');
const quarterly = paying('quarter');
const termly = paying('term');
const yearly = paying('year');
const single = paying('once');
/** So many mu of a household, once a year. */
const farm = (
  code: string,
  pricesFen: Record<number, number>,
  month: number,
  day: number,
  mu: (household: Household) => number,
): Scheme =>
  yearly(code, { to: 'household', month, day, unit: '亩', pricesFen }, ({ household }) => some(mu(household)));

/** The programs that pay in the demonstration: those of the catalogue that people of a village really meet. */
export const SCHEMES: readonly Scheme[] = [
  farm('BT01', years(9650, 9680, 9725), 6, 18, ({ farm: { landMu } }) => landMu),
  farm('BT03', years(6210, 6340, 6400), 11, 15, ({ farm: { paddyMu } }) => paddyMu),
  farm('BT04', same(6000), 10, 22, ({ farm: { rentedMu } }) => (rentedMu >= 30 ? rentedMu : 0)),
  farm('BT07', same(15000), 10, 12, ({ farm: { soyCornMu } }) => soyCornMu),
  farm('BT08', years(8000, 8000, 9000), 7, 9, ({ farm: { rapeseedMu } }) => rapeseedMu),
  farm('BT09', years(10000, 12000, 12000), 9, 20, ({ farm: { sorghumMu } }) => sorghumMu),
  single('BT05', { to: 'household', month: 5, day: 21 }, (given) =>
    given.household.farm.landMu < 2
      ? undefined
      : once(given, 0.05, (dice) => ({ amountFen: dice.fen(380, given.household.farm.rentedMu ? 18_000 : 1_800) })),
  ),
  single('BT10', { to: 'household', month: 8, day: 8, unit: '亩', pricesFen: same(20000) }, (given) =>
    given.household.farm.landMu === 0 ? undefined : once(given, 0.025, (dice) => ({ quantity: dice.int(5, 24) / 10 })),
  ),
  single('BT12', { to: 'household', month: 9, day: 5, unit: '头', pricesFen: same(80000), demo: false }, (given) =>
    given.household.farm.pigs < 3
      ? undefined
      : once(given, 0.06, (dice) => ({ quantity: dice.int(1, Math.min(6, given.household.farm.pigs)) })),
  ),
  yearly('BT13', { to: 'household', month: 12, day: 6, unit: '头', pricesFen: same(8000) }, ({ household: { farm } }) =>
    when(farm.pigs >= 20, { quantity: Math.max(1, Math.round(farm.pigs / 22)) }),
  ),
  quarterly('BT14', { to: 'person', day: 24, unit: '月', pricesFen: years(40000, 42000, 42000) }, ({ person }) =>
    when(person.traits.vaccinator, A_QUARTER),
  ),
  yearly('BT15', { to: 'person', month: 1, day: 16, unit: '人', pricesFen: same(600000) }, ({ person, year }) =>
    when(person.traits.fisher && year <= 2025),
  ),
  single('BT16', { to: 'household', month: 11, day: 3, unit: '户', pricesFen: same(200000) }, (given) =>
    given.household.farm.landMu === 0 ? undefined : once(given, 0.06, () => ({ quantity: 1 })),
  ),
  termly('BT17', { to: 'household', day: 20, unit: '生·学期', pricesFen: same(150000), demo: false }, (given) =>
    given.household.liftedFromPoverty ? some(students(given, 'vocational')) : undefined,
  ),
  quarterly('BT18', { to: 'household', day: 22 }, ({ household, roll }) => {
    if (!household.liftedFromPoverty || household.farm.landMu === 0) return undefined;
    const dice = roll();
    return when(dice.chance(0.06), { amountFen: dice.fen(160, 435, 0.5) });
  }),
  yearly('BT19', { to: 'person', month: 8, day: 26 }, ({ person, household, age, roll }) => {
    if (!household.liftedFromPoverty || age < 19 || age > 58 || person.traits.publicPost || person.traits.ranger)
      return undefined;
    const dice = roll();
    return when(dice.chance(0.2), { amountFen: dice.fen(200, 600, 100) });
  }),
  yearly('BT20', { to: 'household', month: 12, day: 18 }, ({ household, roll }) => {
    if (!household.liftedFromPoverty || household.farm.landMu === 0) return undefined;
    const dice = roll();
    return when(dice.chance(0.25), { amountFen: dice.fen(500, 3_000, 100) });
  }),
  yearly(
    'BT22',
    { to: 'household', month: 9, day: 12, unit: '亩', pricesFen: same(10000), demo: false },
    ({ household }) => some(household.farm.returnedMu),
  ),
  yearly('BT23', { to: 'household', month: 10, day: 27, unit: '亩', pricesFen: same(1475) }, ({ household }) =>
    some(household.farm.forestMu),
  ),
  quarterly('BT25', { to: 'person', day: 12, unit: '季度', pricesFen: same(180000) }, ({ person }) =>
    when(person.traits.ranger),
  ),
  monthly('BT29', { to: 'person', day: 10, unit: '月' }, ({ person, year, roll }) =>
    when(person.traits.lowIncome, { amountFen: roll().fen(280, 460, 5) + (year - 2024) * 1500 }),
  ),
  monthly('BT31', { to: 'person', day: 10, unit: '月', pricesFen: years(78000, 81900, 84500) }, ({ person }) =>
    when(person.traits.destitute),
  ),
  quarterly('BT32', { to: 'person', day: 18, unit: '月', pricesFen: same(15000) }, ({ person }) =>
    when(person.traits.destitute, A_QUARTER),
  ),
  single('BT33', { to: 'household', month: 3, day: 28 }, (given) =>
    once(given, given.household.liftedFromPoverty ? 0.12 : 0.02, (dice) => ({
      amountFen: dice.fen(800, 5_000, 100),
    })),
  ),
  monthly('BT35', { to: 'person', day: 12, unit: '月', pricesFen: years(110000, 110000, 118000) }, ({ person, age }) =>
    when(person.traits.unattendedChild && age < 18),
  ),
  monthly('BT37', { to: 'person', day: 14, unit: '月', pricesFen: same(11000) }, ({ person }) =>
    when(person.traits.lowIncome && person.traits.disability !== undefined),
  ),
  quarterly('BT38', { to: 'person', day: 14, unit: '月', pricesFen: years(8000, 9000, 9000) }, ({ person }) =>
    when(!person.traits.destitute && (person.traits.disability ?? 9) <= 2, A_QUARTER),
  ),
  quarterly('BT39', { to: 'person', day: 16, unit: '月' }, ({ age }) =>
    when(age >= 80, { quantity: 3, amountFen: 3 * (age >= 100 ? 20_000 : age >= 90 ? 10_000 : 3_000) }),
  ),
  yearly(
    'BT43',
    { to: 'person', month: 6, day: 27, unit: '车', pricesFen: same(26000), demo: false },
    ({ person, age, roll }) =>
      when((person.traits.disability ?? 9) <= 3 && age >= 20 && age < 70 && roll().chance(0.15)),
  ),
  quarterly('BT50', { to: 'person', day: 8, unit: '月', pricesFen: years(76500, 80000, 83500) }, ({ person }) =>
    when(person.traits.veteran === 'sick', A_QUARTER),
  ),
  quarterly('BT51', { to: 'person', day: 8, unit: '月', pricesFen: years(83000, 86500, 90000) }, ({ person }) =>
    when(person.traits.veteran === 'war', A_QUARTER),
  ),
  quarterly('BT52', { to: 'person', day: 8 }, ({ person, age, roll }) =>
    person.traits.veteran === 'rural' && age >= 60
      ? { quantity: 3, amountFen: 3 * roll().int(2, 5) * 6000 }
      : undefined,
  ),
  yearly(
    'BT54',
    { to: 'household', month: 7, day: 28, unit: '户', pricesFen: years(1850000, 1900000, 1950000) },
    ({ household, day }) =>
      when(household.members.some(({ traits, bornOn }) => traits.conscript && ageOn(bornOn, day) >= 18)),
  ),
  yearly(
    'BT56',
    { to: 'person', month: 8, day: 14, unit: '年', pricesFen: same(96000), demo: false },
    ({ person, age }) => when(person.traits.onlyChildParent && age >= 60),
  ),
  yearly(
    'BT61',
    { to: 'household', month: 10, day: 16, unit: '孩·年', pricesFen: same(360000), demo: false },
    ({ household, day, year }) =>
      year < 2025
        ? undefined
        : some(household.members.filter(({ bornOn }) => bornOn < day && ageOn(bornOn, day) < 3).length),
  ),
  quarterly('BT62', { to: 'person', day: 26, unit: '月', pricesFen: same(36000) }, ({ person }) =>
    when(person.traits.formerDoctor, A_QUARTER),
  ),
  termly('BT63', { to: 'household', day: 24, unit: '生·学期', pricesFen: same(31250) }, (given) =>
    given.household.liftedFromPoverty ? some(students(given, 'primary', 'junior')) : undefined,
  ),
  termly(
    'BT64',
    { to: 'household', day: 24, unit: '生·学期', pricesFen: years(100000, 115000, 115000), demo: false },
    (given) => (given.household.liftedFromPoverty ? some(students(given, 'senior')) : undefined),
  ),
  termly('BT66', { to: 'household', day: 25, unit: '生·学期', pricesFen: same(50000) }, (given) =>
    given.household.liftedFromPoverty && given.day < '2025-09' ? some(students(given, 'kindergarten')) : undefined,
  ),
  monthly('BT67', { to: 'person', day: 15, unit: '月', pricesFen: years(50000, 50000, 55000) }, ({ person }) =>
    when(person.traits.publicPost),
  ),
  single('BT68', { to: 'household', month: 12, day: 10, unit: '户', pricesFen: same(2000000) }, (given) =>
    given.household.liftedFromPoverty && given.household.farm.landMu > 0
      ? once(given, 0.03, () => ({ quantity: 1 }))
      : undefined,
  ),
  quarterly(
    'BT69',
    { to: 'household', day: 25, unit: '人', pricesFen: same(15000), demo: false },
    ({ household, day }) => (day < '2026-07' ? some(household.reservoirMigrants) : undefined),
  ),
  single('BT70', { to: 'household', month: 7, day: 30 }, (given) =>
    given.year === 2025 ? once(given, 0.03, (dice) => ({ amountFen: dice.fen(300, 2_400, 100) })) : undefined,
  ),
  quarterly('BT71', { to: 'person', day: 19, unit: '月', pricesFen: years(16000, 18000, 18000) }, ({ person }) =>
    when(person.traits.formerCadre, A_QUARTER),
  ),
];
