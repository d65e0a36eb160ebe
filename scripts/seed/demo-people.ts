import type { Relation } from '@shared/identity/households';
import type { Role } from '@shared/roles';
import { noonOf } from './calendar';
import { Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import { idNumberOf } from './id-numbers';
import type { Sex } from './names';
import type { Farm, Household, Resident, Traits } from './people';

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

interface Cast {
  readonly key: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: string;
  readonly note: string;
  readonly bound: boolean;
  /** Absent: on no roster. */
  readonly home?: { village: string; group: string };
  /** Lives with another of the demo's people (family.ts). */
  readonly kin?: { of: string; relation: Relation };
  readonly grants?: { role: Role; division: string; title: string }[];
  readonly farm?: Partial<Farm>;
  readonly traits?: Traits;
  readonly liftedFromPoverty?: boolean;
  readonly reservoirMigrants?: number;
}

const who = (key: string, name: string, sex: Sex, bornOn: string, bound = true) => ({ key, name, sex, bornOn, bound });

const CAST: readonly Cast[] = [
  {
    ...who('wang-xiuying', '王秀英', 'female', '1958-04-16'),
    note: '罗龙街道牛角村村民，68 岁：看补贴、看村账、看举报办到哪一步、给答复打分',
    home: { village: NIUJIAO, group: '3组' },
    farm: { landMu: 3.2, paddyMu: 1.8, rapeseedMu: 0.9, sorghumMu: 0.6, forestMu: 4.5, returnedMu: 1.2, pigs: 2 },
    traits: { onlyChildParent: true, disability: 2, lowIncome: true },
    liftedFromPoverty: true,
    reservoirMigrants: 1,
  },
  {
    ...who('chen-jianguo', '陈建国', 'male', '1973-08-02'),
    note: '牛角村党支部书记、村委会主任，也是村民：受理和答复举报、发公告；可切换两种身份',
    home: { village: NIUJIAO, group: '1组' },
    grants: [{ role: 'cadre', division: NIUJIAO, title: '党支部书记、村委会主任' }],
    farm: { landMu: 4.1, paddyMu: 2.2, rapeseedMu: 1.1 },
  },
  {
    ...who('liu-fang', '刘芳', 'female', '1989-11-23'),
    note: '牛角村文书、报账员：发公告、看待办、写支付申请',
    home: { village: NIUJIAO, group: '2组' },
    grants: [{ role: 'cadre', division: NIUJIAO, title: '村文书' }],
    farm: { landMu: 2.6, paddyMu: 1.4 },
  },
  {
    ...who('zhao-qiang', '赵强', 'male', '1984-06-30'),
    note: '罗龙街道农业农村办：办理反映村干部的举报',
    home: { village: LUOLONG_COMMUNITY, group: '2组' },
    grants: [{ role: 'township', division: '511503002', title: '罗龙街道农业农村办公室主任' }],
  },
  {
    ...who('zhou-min', '周敏', 'female', '1981-02-14'),
    note: '区纪委监委：看全区举报、退回重办',
    home: { village: FENGXIANG_COMMUNITY, group: '1组' },
    grants: [{ role: 'regulator', division: '511503', title: '区纪委监委党风政风监督室' }],
  },
  {
    ...who('sun-lei', '孙磊', 'male', '1990-09-09'),
    note: '管理员：授权和收回授权',
    home: { village: FENGXIANG_COMMUNITY, group: '3组' },
    grants: [{ role: 'admin', division: '511503', title: '系统管理员' }],
  },
  {
    ...who('li-xiaojun', '李小军', 'male', '1995-05-21', false),
    note: '牛角村村民，还没有绑定：用这里的身份证号试一试实名绑定',
    home: { village: NIUJIAO, group: '4组' },
    farm: { landMu: 2.9, paddyMu: 1.5, rapeseedMu: 0.8, pigs: 1 },
  },
  {
    ...who('passer-by', '过路人', 'male', '1988-01-01', false),
    note: '不在任何村的名册里：只能看公开的内容，可以匿名举报；绑定会被拒绝',
  },
  {
    ...who('li-jianping', '李建平', 'male', '1982-03-09'),
    note: '王秀英的儿子，在外务工：已同意把自己的补贴给母亲看，可以收回',
    kin: { of: 'wang-xiuying', relation: 'child' },
    traits: { publicPost: true },
  },
  {
    ...who('zhou-xiaoyan', '周小燕', 'female', '1984-12-17'),
    note: '王秀英的儿媳：请婆婆给自己看补贴，等她答复',
    kin: { of: 'wang-xiuying', relation: 'childInLaw' },
  },
  {
    ...who('he-qing', '何清', 'female', '1979-05-16'),
    note: '身份保管员：保密举报人的姓名，谁要看、给不给看；和吴明两个人都同意才能看',
    home: { village: FENGXIANG_COMMUNITY, group: '2组' },
    grants: [{ role: 'custodian', division: '511503', title: '区纪委监委身份保管员' }],
  },
  {
    ...who('wu-ming', '吴明', 'male', '1976-12-03'),
    note: '身份保管员：另一位，和何清互相把关',
    home: { village: LUOLONG_COMMUNITY, group: '1组' },
    grants: [{ role: 'custodian', division: '511503', title: '区司法局身份保管员' }],
  },
  {
    ...who('tian-jing', '田静', 'female', '1987-03-18'),
    note: '罗龙街道代理记账会计：审核赵强制的凭证，附单据照片',
    home: { village: LUOLONG_COMMUNITY, group: '2组' },
    grants: [{ role: 'township', division: '511503002', title: '罗龙街道农村集体财务代理中心会计' }],
  },
  {
    ...who('gao-yuan', '高远', 'male', '1975-10-08'),
    note: '罗龙街道代理记账负责人：批准记账；制单、审核、批准要三个人',
    home: { village: LUOLONG_COMMUNITY, group: '1组' },
    grants: [{ role: 'township', division: '511503002', title: '罗龙街道农村集体财务代理中心主任' }],
  },
  {
    ...who('tang-guobing', '唐国兵', 'male', '1971-01-27'),
    note: '牛角村村务监督委员会主任：审批村里的支付申请',
    home: { village: NIUJIAO, group: '2组' },
    grants: [{ role: 'cadre', division: NIUJIAO, title: '村务监督委员会主任' }],
  },
  {
    ...who('wu-xiaomei', '吴小梅', 'female', '1992-07-11'),
    note: '罗龙街道代理中心总出纳：付款；申请、审批、付款不能是同一个人',
    home: { village: LUOLONG_COMMUNITY, group: '3组' },
    grants: [{ role: 'township', division: '511503002', title: '罗龙街道农村集体财务代理中心总出纳' }],
  },
  {
    key: 'zeng-li',
    name: '曾丽',
    sex: 'female',
    bornOn: '1991-04-26',
    note: '罗龙社区新来的报账员：交票据；邓群移交的清单等她签字',
    bound: true,
    home: { village: LUOLONG_COMMUNITY, group: '1组' },
    grants: [{ role: 'cadre', division: LUOLONG_COMMUNITY, title: '社区报账员' }],
  },
];

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
  bound: cast.bound,
}));

/** The demo's people who live with another of them. */
export const demoKin = CAST.flatMap(({ kin, ...cast }, place) =>
  kin ? [{ ...cast, kin, idNumber: idNumberFor(cast, place), phone: phoneFor(place) }] : [],
);

/** The same each time, at any scale: links in tests and in the demo hold. */
export const demoPersonId = (key: string): string => new Dice(`demo-person:${key}`).ulid(noonOf('2024-01-05'));
/** The household of one of the demo's people who has a home. */
export const demoHouseholdId = (key: string): string => new Dice(`demo-household:${key}`).ulid(noonOf('2024-01-05'));
export const demoAccountId = (key: string): string => new Dice(`demo-account:${key}`).ulid(noonOf('2026-09-01'));

const NO_FARM: Farm = {
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
    if (cast.home?.village !== village.code) return [];
    const householdId = demoHouseholdId(cast.key);
    const head: Resident = {
      personId: demoPersonId(cast.key),
      householdId,
      villageCode: village.code,
      group: `${Math.min(Number(cast.home.group.slice(0, -1)), groups)}组`,
      name: cast.name,
      sex: cast.sex,
      bornOn: cast.bornOn,
      idNumber: idNumberFor(cast, place),
      phone: phoneFor(place),
      bankName: '南溪农商银行',
      cardTail: String(dice.int(0, 9999)).padStart(4, '0'),
      traits: { ...cast.traits },
      relation: 'head',
      ...(cast.grants && { grants: cast.grants }),
    };
    return [
      {
        householdId,
        head,
        members: [head],
        farm: { ...NO_FARM, ...cast.farm },
        liftedFromPoverty: cast.liftedFromPoverty ?? false,
        reservoirMigrants: cast.reservoirMigrants ?? 0,
      },
    ];
  });
}
