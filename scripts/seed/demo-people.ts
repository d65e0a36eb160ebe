import { Relation } from '@shared/identity/households';
import { Role } from '@shared/roles';
import * as z from '@shared/zod';
import { noonOf } from './calendar';
import { Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import { idNumberOf } from './id-numbers';
import type { Farm, Household, Resident, Traits } from './people';
import { readTable } from './tables';

export const NIUJIAO = '511503002228';
export const LUOLONG_COMMUNITY = '511503002001';
export const FENGXIANG_COMMUNITY = '511503001003';

/** Where the demo's people are at home: seeded alone, enough for a test that plays them. */
export const DEMO_VILLAGES: readonly string[] = [NIUJIAO, LUOLONG_COMMUNITY, FENGXIANG_COMMUNITY];

/** Someone the local WeChat simulator can be: invented, like everyone in the seed. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly openid: string;
  readonly phone: string;
  readonly idNumber: string;
  /** What to try as this person. */
  readonly note: string;
  /** An account is bound already. */
  readonly bound: boolean;
}

const Cast = z.strictObject({
  key: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']),
  bornOn: z.string(),
  bound: z.optional(z.string()),
  /** Absent: on no roster. */
  village: z.optional(z.string()),
  group: z.optional(z.string()),
  /** Another of the demo's people (family.ts). */
  livesWith: z.optional(z.string()),
  relation: z.optional(Relation),
  role: z.optional(Role),
  division: z.optional(z.string()),
  title: z.optional(z.string()),
  note: z.string(),
});
type Cast = z.infer<typeof Cast>;
const CAST = readTable('demo-people', Cast);

const FARMS: Readonly<Record<string, Partial<Farm>>> = {
  'wang-xiuying': {
    ...{ landMu: 3.2, paddyMu: 1.8, rapeseedMu: 0.9, sorghumMu: 0.6, forestMu: 4.5, returnedMu: 1.2, pigs: 2 },
  },
  'chen-jianguo': { landMu: 4.1, paddyMu: 2.2, rapeseedMu: 1.1 },
  'liu-fang': { landMu: 2.6, paddyMu: 1.4 },
  'li-xiaojun': { landMu: 2.9, paddyMu: 1.5, rapeseedMu: 0.8, pigs: 1 },
};
const TRAITS: Readonly<Record<string, Traits>> = {
  'wang-xiuying': { onlyChildParent: true, disability: 2, lowIncome: true },
  'li-jianping': { publicPost: true },
};
const POOR = 'wang-xiuying';

const idNumberFor = ({ sex, bornOn }: Cast, place: number): string =>
  idNumberOf('511503', bornOn, 950 + 2 * place + (sex === 'male' ? 1 : 0));
const phoneFor = (place: number): string => `1990000${String(1001 + place)}`;

/** The demo's people, for `npm start` and the WeChat simulator. */
export const demoPeople: readonly DemoPerson[] = CAST.map((cast, place) => ({
  key: cast.key,
  name: cast.name,
  openid: `oDEMO-${cast.key}`.padEnd(28, '0'),
  phone: phoneFor(place),
  idNumber: idNumberFor(cast, place),
  note: cast.note,
  bound: cast.bound === 'yes',
}));

/** The demo's people who live with another of them. */
export const demoKin = CAST.flatMap(({ relation, ...cast }, place) => {
  const { key, name, sex, bornOn } = cast;
  const numbers = { idNumber: idNumberFor({ ...cast, relation }, place), phone: phoneFor(place) };
  return relation ? [{ key, name, sex, bornOn, traits: { ...TRAITS[key] }, relation, ...numbers }] : [];
});

/** Who held a post before, and is nobody to be. */
const GONE: Readonly<Record<string, string>> = { 'deng-qun': '邓群', 'zhou-guilan': '周桂兰', 'he-fang': '何芳' };

/** What somebody of the demo did. */
export const handOf = (key: string, at: string) => {
  const name = CAST.find((cast) => cast.key === key)?.name ?? GONE[key];
  if (!name) throw new Error(`nobody of the demo is ${key}`);
  return { accountId: demoAccountId(key), personId: demoPersonId(key), name, at };
};

/** The same at noon of a day. */
export const handOn = (key: string, day: string) => handOf(key, noonOf(day));

/** The same each time, at any scale: links in tests and in the demo hold. */
export const demoPersonId = (key: string): string => new Dice(`demo-person:${key}`).ulid(noonOf('2024-01-05'));
/** The household of one of the demo's people who has a home. */
export const demoHouseholdId = (key: string): string => new Dice(`demo-household:${key}`).ulid(noonOf('2024-01-05'));
export const demoAccountId = (key: string): string => new Dice(`demo-account:${key}`).ulid(noonOf('2026-09-01'));

export const NO_FARM: Farm = {
  landMu: 0,
  paddyMu: 0,
  rapeseedMu: 0,
  sorghumMu: 0,
  soyCornMu: 0,
  forestMu: 0,
  returnedMu: 0,
  rentedMu: 0,
  pigs: 0,
};

/** The households of the demo's people at home in this village: only in the real district. */
export function demoPeopleOf(dice: Dice, district: SeedDistrict, village: SeedVillage, groups: number): Household[] {
  if (district.code !== '511503') return [];
  return CAST.flatMap((cast, place): Household[] => {
    const { role, division, title = '' } = cast;
    if (cast.village !== village.code) return [];
    const householdId = demoHouseholdId(cast.key);
    const head: Resident = {
      personId: demoPersonId(cast.key),
      householdId,
      villageCode: village.code,
      group: `${Math.min(Number(cast.group!.slice(0, -1)), groups)}组`,
      name: cast.name,
      sex: cast.sex,
      bornOn: cast.bornOn,
      idNumber: idNumberFor(cast, place),
      phone: phoneFor(place),
      bankName: '南溪农商银行',
      cardTail: String(dice.int(0, 9999)).padStart(4, '0'),
      traits: { ...TRAITS[cast.key] },
      relation: 'head',
      ...(role && { grants: [{ role, division: division!, title }] }),
    };
    return [
      {
        householdId,
        head,
        members: [head],
        farm: { ...NO_FARM, ...FARMS[cast.key] },
        liftedFromPoverty: cast.key === POOR,
        reservoirMigrants: cast.key === POOR ? 1 : 0,
      },
    ];
  });
}
