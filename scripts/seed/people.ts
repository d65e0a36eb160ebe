import type { Relation } from '@shared/identity/households';
import type { Role } from '@shared/roles';
import { yearOf } from '@shared/time';
import { ageOn, AS_OF_DAY, dayOf, noonOf } from './calendar';
import { demoPeopleOf, NO_FARM } from './demo-people';
import type { Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import { IdNumbers } from './id-numbers';
import { givenName, type Sex, villageSurnames } from './names';

export type Student = 'kindergarten' | 'primary' | 'junior' | 'senior' | 'vocational';

/** What a resident is, as far as a subsidy asks. Nothing here is stored; the payments that follow from it are. */
export interface Traits {
  student?: Student;
  /** 残疾等级, 1 the gravest. */
  disability?: 1 | 2 | 3 | 4;
  /** 低保对象. */
  lowIncome?: true;
  /** 特困供养. */
  destitute?: true;
  unattendedChild?: true;
  veteran?: 'rural' | 'sick' | 'war';
  conscript?: true;
  formerCadre?: true;
  formerDoctor?: true;
  vaccinator?: true;
  ranger?: true;
  publicPost?: true;
  onlyChildParent?: true;
  fisher?: true;
}

export interface Resident {
  readonly personId: string;
  readonly householdId: string;
  readonly villageCode: string;
  readonly group: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly bankName: string;
  readonly cardTail: string;
  readonly traits: Traits;
  /** To the head of the household. */
  readonly relation: Relation;
  /** Whom the roster names as guardians of a child. */
  readonly guardianIds?: readonly string[];
  readonly grants?: { role: Role; division: string; title?: string }[];
}

/** 亩, to a tenth; heads of pigs. */
export interface Farm {
  readonly landMu: number;
  readonly paddyMu: number;
  readonly rapeseedMu: number;
  readonly sorghumMu: number;
  readonly soyCornMu: number;
  readonly forestMu: number;
  readonly returnedMu: number;
  readonly rentedMu: number;
  readonly pigs: number;
}

export interface Household {
  readonly householdId: string;
  readonly head: Resident;
  readonly members: readonly Resident[];
  readonly farm: Farm;
  /** 脱贫户 or 防返贫监测对象. */
  readonly liftedFromPoverty: boolean;
  readonly reservoirMigrants: number;
}

const BANKS = { 南溪农商银行: 52, 四川农商银行: 18, 中国邮政储蓄银行: 16, 中国农业银行: 8, 宜宾市商业银行: 6 };

type Shape = 'elders' | 'threeGenerations' | 'middleAged' | 'young' | 'alone' | 'leftBehind';
const RURAL: Record<Shape, number> = {
  elders: 22,
  threeGenerations: 26,
  middleAged: 22,
  young: 10,
  alone: 8,
  leftBehind: 12,
};
const URBAN: Record<Shape, number> = {
  elders: 14,
  threeGenerations: 26,
  middleAged: 24,
  young: 30,
  alone: 4,
  leftBehind: 2,
};

interface Member {
  sex: Sex;
  age: number;
  /** Bears the household's surname. */
  own: boolean;
  relation: Relation;
}

const couple = (dice: Dice, min: number, max: number): Member[] => {
  const age = dice.int(min, max);
  return [
    { sex: 'male', age, own: true, relation: 'head' },
    { sex: 'female', age: Math.max(20, age - dice.int(0, 4)), own: false, relation: 'spouse' },
  ];
};
const child = (dice: Dice, min: number, max: number): Member => ({
  sex: dice.chance(0.53) ? 'male' : 'female',
  age: dice.int(Math.max(0, min), Math.max(0, max)),
  own: true,
  relation: 'child',
});

function membersOf(dice: Dice, shape: Shape): Member[] {
  switch (shape) {
    case 'elders':
      return couple(dice, 64, 84);
    case 'alone':
      return [{ sex: dice.chance(0.6) ? 'male' : 'female', age: dice.int(66, 93), own: true, relation: 'head' }];
    case 'middleAged': {
      const parents = couple(dice, 46, 61);
      return [...parents, ...(dice.chance(0.8) ? [child(dice, parents[1]!.age - 28, parents[1]!.age - 22)] : [])];
    }
    case 'young': {
      const parents = couple(dice, 26, 40);
      return [...parents, child(dice, 0, parents[1]!.age - 22), ...(dice.chance(0.35) ? [child(dice, 0, 6)] : [])];
    }
    case 'leftBehind': {
      const elders = couple(dice, 58, 72);
      return [...elders, { ...child(dice, 3, 13), relation: 'grandchild' }];
    }
    case 'threeGenerations': {
      const elders = couple(dice, 60, 78).slice(dice.chance(0.35) ? 1 : 0);
      const parents = couple(dice, 32, Math.min(52, elders[0]!.age - 21));
      return [
        ...parents,
        ...elders.map((elder) => ({ ...elder, own: elder.sex === 'male', relation: 'parent' as const })),
        child(dice, parents[1]!.age - 27, parents[1]!.age - 21),
        ...(dice.chance(0.4) ? [child(dice, parents[1]!.age - 32, parents[1]!.age - 26)] : []),
      ];
    }
  }
}

const tenth = (mu: number): number => Math.round(mu * 10) / 10;

function farmOf(dice: Dice, village: SeedVillage, size: number): Farm {
  if (village.urban && !dice.chance(0.12)) return NO_FARM;
  const landMu = tenth(size * (0.55 + dice.next() * 0.75));
  const paddyMu = dice.chance(0.82) ? tenth(landMu * (0.35 + dice.next() * 0.4)) : 0;
  const hilly = village.wealth < 0.7;
  const rentedMu = dice.chance(0.02) ? dice.int(32, 160) : 0;
  return {
    landMu,
    paddyMu: rentedMu ? tenth(paddyMu + rentedMu * 0.8) : paddyMu,
    rapeseedMu: dice.chance(0.4) ? tenth(0.5 + landMu * 0.4 * dice.next()) : 0,
    sorghumMu: dice.chance(0.22) ? tenth(0.5 + landMu * 0.35 * dice.next()) : 0,
    soyCornMu: dice.chance(0.1) ? tenth(0.5 + landMu * 0.2 * dice.next()) : 0,
    forestMu: dice.chance(hilly ? 0.5 : 0.15) ? tenth(1 + dice.next() * 8) : 0,
    returnedMu: dice.chance(hilly ? 0.2 : 0.06) ? tenth(0.6 + dice.next() * 2.4) : 0,
    rentedMu,
    pigs: dice.chance(0.03) ? dice.int(20, 180) : dice.chance(0.35) ? dice.int(1, 4) : 0,
  };
}

const schoolOf = (dice: Dice, age: number): Student | undefined =>
  age < 3 || age > 18
    ? undefined
    : age <= 5
      ? 'kindergarten'
      : age <= 11
        ? 'primary'
        : age <= 14
          ? 'junior'
          : dice.chance(0.5)
            ? 'senior'
            : 'vocational';

function traitsOf(dice: Dice, { age, sex }: Member, shape: Shape, poor: boolean): Traits {
  const student = schoolOf(dice, age);
  const disability = dice.chance(poor ? 0.1 : 0.025) ? (dice.int(1, 4) as 1 | 2 | 3 | 4) : undefined;
  const destitute = shape === 'alone' && sex === 'male' && dice.chance(0.3);
  return {
    ...(student && { student }),
    ...(disability && { disability }),
    ...(destitute && { destitute: true }),
    ...(!destitute && poor && dice.chance(0.1) && { lowIncome: true }),
    ...(shape === 'leftBehind' && age < 15 && dice.chance(0.04) && { unattendedChild: true }),
    ...(sex === 'male' && age >= 60 && age < 76 && dice.chance(0.035) && { veteran: 'rural' }),
    ...(sex === 'male' && age >= 45 && dice.chance(0.004) && { veteran: 'sick' }),
    ...(sex === 'male' && age >= 58 && age < 75 && dice.chance(0.012) && { veteran: 'war' }),
    ...(sex === 'male' && age >= 19 && age <= 23 && dice.chance(0.05) && { conscript: true }),
    ...(age >= 62 && dice.chance(0.02) && { formerCadre: true }),
    ...(age >= 62 && dice.chance(0.005) && { formerDoctor: true }),
    ...(poor && age >= 30 && age <= 58 && dice.chance(0.08) && { ranger: true }),
    ...(poor && age >= 30 && age <= 59 && dice.chance(0.05) && { publicPost: true }),
    ...(age >= 60 && age < 78 && dice.chance(0.12) && { onlyChildParent: true }),
  } as Traits;
}

const bornAtAge = (dice: Dice, age: number): string => {
  const day = dayOf(yearOf(AS_OF_DAY) - age, dice.int(1, 12), dice.int(1, 28));
  return ageOn(day, AS_OF_DAY) === age ? day : dayOf(yearOf(AS_OF_DAY) - age - 1, 12, dice.int(1, 28));
};

/**
 * The households of a village: about 60 people at home in 3 to 8 村民小组, with the demo's people among them.
 * Every name, number and circumstance is invented.
 */
export function householdsOf(dice: Dice, district: SeedDistrict, village: SeedVillage): Household[] {
  const surname = villageSurnames(dice);
  const numbers = new IdNumbers(district.code, village.index);
  const groups = dice.int(3, 8);
  const target = dice.int(44, 68);
  const households: Household[] = [];
  let count = 0;
  let fishers = village.riverside ? dice.int(1, 3) : 0;

  while (count < target) {
    const shape = dice.weighted(village.urban ? URBAN : RURAL);
    const householdId = dice.ulid(noonOf('2024-01-05', households.length));
    const group = `${1 + (households.length % groups)}组`;
    const name = surname(dice);
    const poor = dice.chance(0.3 / (0.6 + village.wealth));
    const issued = membersOf(dice, shape).flatMap((member): { member: Member; bornOn: string }[] => {
      const bornOn = bornAtAge(dice, member.age);
      return numbers.hasRoom(member.sex, bornOn) ? [{ member, bornOn }] : [];
    });
    const unguarded = issued.map(({ member, bornOn }, place): Resident => {
      const phone =
        member.age >= 14 && member.age < 88
          ? `${dice.pick(['199', '198'])}0${String(dice.int(0, 9_999_999)).padStart(7, '0')}`
          : undefined;
      const traits = traitsOf(dice, member, shape, poor);
      const fisher = fishers > 0 && member.sex === 'male' && member.age > 45 && fishers-- > 0;
      return {
        personId: dice.ulid(noonOf('2024-01-05', count + place)),
        householdId,
        villageCode: village.code,
        group,
        name: (member.own ? name : surname(dice)) + givenName(dice, member.sex, yearOf(bornOn)),
        sex: member.sex,
        bornOn,
        idNumber: numbers.issue(member.sex, bornOn),
        ...(phone && { phone }),
        bankName: dice.weighted(BANKS),
        cardTail: String(dice.int(0, 9999)).padStart(4, '0'),
        traits: fisher ? { ...traits, fisher: true } : traits,
        // Where the identity numbers of a day ran out for the first, the next is the head.
        relation: place === 0 ? 'head' : member.relation,
      };
    });
    const members = withGuardians(unguarded);
    if (members.length === 0) continue;
    households.push({
      householdId,
      head: members[0]!,
      members,
      farm: farmOf(dice, village, members.length),
      liftedFromPoverty: poor,
      reservoirMigrants: dice.chance(0.04) ? Math.min(members.length, 3) : 0,
    });
    count += members.length;
  }
  appoint(dice, households, village);
  return [...households, ...demoPeopleOf(dice, district, village, groups)];
}

/** A household's children are in the care of its head and the head's spouse. */
function withGuardians(members: readonly Resident[]): Resident[] {
  const guardianIds = members
    .filter(({ relation }) => relation === 'head' || relation === 'spouse')
    .map(({ personId }) => personId);
  return members.map((member) => (ageOn(member.bornOn, AS_OF_DAY) < 18 ? { ...member, guardianIds } : member));
}

/** One 动物防疫员 a village that farms. */
function appoint(dice: Dice, households: Household[], village: SeedVillage): void {
  if (village.urban) return;
  const able = households
    .flatMap(({ members }) => members)
    .filter(({ bornOn }) => ageOn(bornOn, AS_OF_DAY) >= 32 && ageOn(bornOn, AS_OF_DAY) <= 62);
  if (able.length > 0) dice.pick(able).traits.vaccinator = true;
}
