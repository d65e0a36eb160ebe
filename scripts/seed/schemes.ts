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

const farm = (
  code: string,
  unit: string,
  prices: Record<number, number>,
  month: number,
  day: number,
  mu: (household: Household) => number,
): Scheme => ({
  code,
  unit,
  pricesFen: prices,
  demo: true,
  pays: 'year',
  month,
  day,
  to: 'household',
  due: ({ household }) => some(mu(household)),
});

/** The programs that pay in the demonstration: those of the catalogue that people of a village really meet. */
export const SCHEMES: readonly Scheme[] = [
  farm('BT01', '亩', years(9650, 9680, 9725), 6, 18, ({ farm: { landMu } }) => landMu),
  farm('BT03', '亩', years(6210, 6340, 6400), 11, 15, ({ farm: { paddyMu } }) => paddyMu),
  farm('BT04', '亩', same(6000), 10, 22, ({ farm: { rentedMu } }) => (rentedMu >= 30 ? rentedMu : 0)),
  farm('BT07', '亩', same(15000), 10, 12, ({ farm: { soyCornMu } }) => soyCornMu),
  farm('BT08', '亩', years(8000, 8000, 9000), 7, 9, ({ farm: { rapeseedMu } }) => rapeseedMu),
  farm('BT09', '亩', years(10000, 12000, 12000), 9, 20, ({ farm: { sorghumMu } }) => sorghumMu),
  {
    code: 'BT05',
    demo: true,
    pays: 'once',
    month: 5,
    day: 21,
    to: 'household',
    due: (given) =>
      given.household.farm.landMu < 2
        ? undefined
        : once(given, 0.05, (dice) => ({ amountFen: dice.fen(380, given.household.farm.rentedMu ? 18_000 : 1_800) })),
  },
  {
    code: 'BT10',
    unit: '亩',
    pricesFen: same(20000),
    demo: true,
    pays: 'once',
    month: 8,
    day: 8,
    to: 'household',
    due: (given) =>
      given.household.farm.landMu === 0
        ? undefined
        : once(given, 0.025, (dice) => ({ quantity: dice.int(5, 24) / 10 })),
  },
  {
    code: 'BT12',
    unit: '头',
    pricesFen: same(80000),
    demo: false,
    pays: 'once',
    month: 9,
    day: 5,
    to: 'household',
    due: (given) =>
      given.household.farm.pigs < 3
        ? undefined
        : once(given, 0.06, (dice) => ({ quantity: dice.int(1, Math.min(6, given.household.farm.pigs)) })),
  },
  {
    code: 'BT13',
    unit: '头',
    pricesFen: same(8000),
    demo: true,
    pays: 'year',
    month: 12,
    day: 6,
    to: 'household',
    due: ({
      household: {
        farm: { pigs },
      },
    }) => when(pigs >= 20, { quantity: Math.max(1, Math.round(pigs / 22)) }),
  },
  {
    code: 'BT14',
    unit: '月',
    pricesFen: years(40000, 42000, 42000),
    demo: true,
    pays: 'quarter',
    day: 24,
    to: 'person',
    due: ({ person }) => when(person.traits.vaccinator, { quantity: 3 }),
  },
  {
    code: 'BT15',
    unit: '人',
    pricesFen: same(600000),
    demo: true,
    pays: 'year',
    month: 1,
    day: 16,
    to: 'person',
    due: ({ person, year }) => when(person.traits.fisher && year <= 2025),
  },
  {
    code: 'BT16',
    unit: '户',
    pricesFen: same(200000),
    demo: true,
    pays: 'once',
    month: 11,
    day: 3,
    to: 'household',
    due: (given) => (given.household.farm.landMu === 0 ? undefined : once(given, 0.06, () => ({ quantity: 1 }))),
  },
  {
    code: 'BT17',
    unit: '生·学期',
    pricesFen: same(150000),
    demo: false,
    pays: 'term',
    day: 20,
    to: 'household',
    due: (given) => (given.household.liftedFromPoverty ? some(students(given, 'vocational')) : undefined),
  },
  {
    code: 'BT18',
    demo: true,
    pays: 'quarter',
    day: 22,
    to: 'household',
    due: ({ household, roll }) => {
      if (!household.liftedFromPoverty || household.farm.landMu === 0) return undefined;
      const dice = roll();
      return when(dice.chance(0.06), { amountFen: dice.fen(160, 435, 0.5) });
    },
  },
  {
    code: 'BT19',
    demo: true,
    pays: 'year',
    month: 8,
    day: 26,
    to: 'person',
    due: ({ person, household, age, roll }) => {
      if (!household.liftedFromPoverty || age < 19 || age > 58 || person.traits.publicPost || person.traits.ranger)
        return undefined;
      const dice = roll();
      return when(dice.chance(0.2), { amountFen: dice.fen(200, 600, 100) });
    },
  },
  {
    code: 'BT20',
    demo: true,
    pays: 'year',
    month: 12,
    day: 18,
    to: 'household',
    due: ({ household, roll }) => {
      if (!household.liftedFromPoverty || household.farm.landMu === 0) return undefined;
      const dice = roll();
      return when(dice.chance(0.25), { amountFen: dice.fen(500, 3_000, 100) });
    },
  },
  {
    code: 'BT22',
    unit: '亩',
    pricesFen: same(10000),
    demo: false,
    pays: 'year',
    month: 9,
    day: 12,
    to: 'household',
    due: ({ household }) => some(household.farm.returnedMu),
  },
  {
    code: 'BT23',
    unit: '亩',
    pricesFen: same(1475),
    demo: true,
    pays: 'year',
    month: 10,
    day: 27,
    to: 'household',
    due: ({ household }) => some(household.farm.forestMu),
  },
  {
    code: 'BT25',
    unit: '季度',
    pricesFen: same(180000),
    demo: true,
    pays: 'quarter',
    day: 12,
    to: 'person',
    due: ({ person }) => when(person.traits.ranger),
  },
  {
    code: 'BT29',
    unit: '月',
    demo: true,
    pays: 'month',
    day: 10,
    to: 'person',
    due: ({ person, year, roll }) =>
      when(person.traits.lowIncome, { amountFen: roll().fen(280, 460, 5) + (year - 2024) * 1500 }),
  },
  {
    code: 'BT31',
    unit: '月',
    pricesFen: years(78000, 81900, 84500),
    demo: true,
    pays: 'month',
    day: 10,
    to: 'person',
    due: ({ person }) => when(person.traits.destitute),
  },
  {
    code: 'BT32',
    unit: '月',
    pricesFen: same(15000),
    demo: true,
    pays: 'quarter',
    day: 18,
    to: 'person',
    due: ({ person }) => when(person.traits.destitute, { quantity: 3 }),
  },
  {
    code: 'BT33',
    demo: true,
    pays: 'once',
    month: 3,
    day: 28,
    to: 'household',
    due: (given) =>
      once(given, given.household.liftedFromPoverty ? 0.12 : 0.02, (dice) => ({
        amountFen: dice.fen(800, 5_000, 100),
      })),
  },
  {
    code: 'BT35',
    unit: '月',
    pricesFen: years(110000, 110000, 118000),
    demo: true,
    pays: 'month',
    day: 12,
    to: 'person',
    due: ({ person, age }) => when(person.traits.unattendedChild && age < 18),
  },
  {
    code: 'BT37',
    unit: '月',
    pricesFen: same(11000),
    demo: true,
    pays: 'month',
    day: 14,
    to: 'person',
    due: ({ person }) => when(person.traits.lowIncome && person.traits.disability !== undefined),
  },
  {
    code: 'BT38',
    unit: '月',
    pricesFen: years(8000, 9000, 9000),
    demo: true,
    pays: 'quarter',
    day: 14,
    to: 'person',
    due: ({ person }) => when(!person.traits.destitute && (person.traits.disability ?? 9) <= 2, { quantity: 3 }),
  },
  {
    code: 'BT39',
    unit: '月',
    demo: true,
    pays: 'quarter',
    day: 16,
    to: 'person',
    due: ({ age }) =>
      when(age >= 80, { quantity: 3, amountFen: 3 * (age >= 100 ? 20_000 : age >= 90 ? 10_000 : 3_000) }),
  },
  {
    code: 'BT43',
    unit: '车',
    pricesFen: same(26000),
    demo: false,
    pays: 'year',
    month: 6,
    day: 27,
    to: 'person',
    due: ({ person, age, roll }) =>
      when((person.traits.disability ?? 9) <= 3 && age >= 20 && age < 70 && roll().chance(0.15)),
  },
  {
    code: 'BT50',
    unit: '月',
    pricesFen: years(76500, 80000, 83500),
    demo: true,
    pays: 'quarter',
    day: 8,
    to: 'person',
    due: ({ person }) => when(person.traits.veteran === 'sick', { quantity: 3 }),
  },
  {
    code: 'BT51',
    unit: '月',
    pricesFen: years(83000, 86500, 90000),
    demo: true,
    pays: 'quarter',
    day: 8,
    to: 'person',
    due: ({ person }) => when(person.traits.veteran === 'war', { quantity: 3 }),
  },
  {
    code: 'BT52',
    demo: true,
    pays: 'quarter',
    day: 8,
    to: 'person',
    due: ({ person, age, roll }) =>
      person.traits.veteran === 'rural' && age >= 60
        ? { quantity: 3, amountFen: 3 * roll().int(2, 5) * 6000 }
        : undefined,
  },
  {
    code: 'BT54',
    unit: '户',
    pricesFen: years(1850000, 1900000, 1950000),
    demo: true,
    pays: 'year',
    month: 7,
    day: 28,
    to: 'household',
    due: ({ household, day }) =>
      when(household.members.some(({ traits, bornOn }) => traits.conscript && ageOn(bornOn, day) >= 18)),
  },
  {
    code: 'BT56',
    unit: '年',
    pricesFen: same(96000),
    demo: false,
    pays: 'year',
    month: 8,
    day: 14,
    to: 'person',
    due: ({ person, age }) => when(person.traits.onlyChildParent && age >= 60),
  },
  {
    code: 'BT61',
    unit: '孩·年',
    pricesFen: same(360000),
    demo: false,
    pays: 'year',
    month: 10,
    day: 16,
    to: 'household',
    due: ({ household, day, year }) =>
      year < 2025
        ? undefined
        : some(household.members.filter(({ bornOn }) => bornOn < day && ageOn(bornOn, day) < 3).length),
  },
  {
    code: 'BT62',
    unit: '月',
    pricesFen: same(36000),
    demo: true,
    pays: 'quarter',
    day: 26,
    to: 'person',
    due: ({ person }) => when(person.traits.formerDoctor, { quantity: 3 }),
  },
  {
    code: 'BT63',
    unit: '生·学期',
    pricesFen: same(31250),
    demo: true,
    pays: 'term',
    day: 24,
    to: 'household',
    due: (given) => (given.household.liftedFromPoverty ? some(students(given, 'primary', 'junior')) : undefined),
  },
  {
    code: 'BT64',
    unit: '生·学期',
    pricesFen: years(100000, 115000, 115000),
    demo: false,
    pays: 'term',
    day: 24,
    to: 'household',
    due: (given) => (given.household.liftedFromPoverty ? some(students(given, 'senior')) : undefined),
  },
  {
    code: 'BT66',
    unit: '生·学期',
    pricesFen: same(50000),
    demo: true,
    pays: 'term',
    day: 25,
    to: 'household',
    due: (given) =>
      given.household.liftedFromPoverty && given.day < '2025-09' ? some(students(given, 'kindergarten')) : undefined,
  },
  {
    code: 'BT67',
    unit: '月',
    pricesFen: years(50000, 50000, 55000),
    demo: true,
    pays: 'month',
    day: 15,
    to: 'person',
    due: ({ person }) => when(person.traits.publicPost),
  },
  {
    code: 'BT68',
    unit: '户',
    pricesFen: same(2000000),
    demo: true,
    pays: 'once',
    month: 12,
    day: 10,
    to: 'household',
    due: (given) =>
      given.household.liftedFromPoverty && given.household.farm.landMu > 0
        ? once(given, 0.03, () => ({ quantity: 1 }))
        : undefined,
  },
  {
    code: 'BT69',
    unit: '人',
    pricesFen: same(15000),
    demo: false,
    pays: 'quarter',
    day: 25,
    to: 'household',
    due: ({ household, day }) => (day < '2026-07' ? some(household.reservoirMigrants) : undefined),
  },
  {
    code: 'BT70',
    demo: true,
    pays: 'once',
    month: 7,
    day: 30,
    to: 'household',
    due: (given) =>
      given.year === 2025 ? once(given, 0.03, (dice) => ({ amountFen: dice.fen(300, 2_400, 100) })) : undefined,
  },
  {
    code: 'BT71',
    unit: '月',
    pricesFen: years(16000, 18000, 18000),
    demo: true,
    pays: 'quarter',
    day: 19,
    to: 'person',
    due: ({ person }) => when(person.traits.formerCadre, { quantity: 3 }),
  },
];
