import type { ChargeBasis } from '@shared/accounts/levies';
import { maskName } from '@shared/text/mask';
import { chargeFenOf, NO_SUMS, withCharge } from '../../functions/accounts/levies/levy';
import {
  ChargeEntity,
  chargeRow,
  LevyEntity,
  levyRow,
  type StoredCharge,
  type StoredLevy,
} from '../../functions/accounts/levies/levy-store';
import { decisionOf, type DecidedMatter } from './levy-decisions';
import { noonOf } from './calendar';
import { demoHouseholdId, demoPersonId, handOn, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { put, type Row } from './row';

const idOf = (what: string, on: string): string => new Dice(`levy:${what}`).ulid(noonOf(on));

/** Who is asked: the demo's people, and neighbours who are in it for the sums alone. */
const PAYERS: readonly (readonly [name: string, group: string, key?: string])[] = [
  ['王秀英', '3组', 'wang-xiuying'],
  ['李建平', '3组', 'li-jianping'],
  ['李小军', '4组', 'li-xiaojun'],
  ['唐国兵', '2组', 'tang-guobing'],
  ...['罗德才', '邹开秀', '陶永福', '谭玉兰', '曾志明', '蒋素芳', '廖正华', '彭光珍'].map(
    (name, place) => [name, `${1 + (place % 4)}组`] as const,
  ),
];

interface Told {
  readonly kind: StoredLevy['kind'];
  readonly title?: string;
  readonly matter: DecidedMatter;
  readonly rateFen: number;
  readonly on: string;
  readonly dueOn: string;
  readonly basis: (place: number) => ChargeBasis;
  /** How many of them have paid, in cash. */
  readonly paid: readonly number[];
  readonly isGiven: boolean;
}

const CANAL: DecidedMatter = {
  title: '三组灌溉渠整修，每人筹 10 元',
  amountYuan: 600,
  on: '2026-10-12',
  text: '村民会议表决同意：三组灌溉渠整修，县里补大头，受益的户每人筹 10 元，特困户不筹。',
};
const PRICE: DecidedMatter = {
  title: '集体供水站水价，每方 2 元 8 角 5',
  on: '2026-08-20',
  text: '村民会议表决同意：水价每方 2.85 元，按表收，每月公布抄表数。',
};
const meter = (place: number): ChargeBasis => ({ previous: 120 + place * 7, present: 131 + place * 8 });
const TOLD: readonly Told[] = [
  {
    ...{ kind: 'raised', matter: CANAL, rateFen: 1000, on: '2026-11-10', dueOn: '2026-12-20', isGiven: true },
    basis: (place) =>
      place === 0 ? { heads: 3, exemptHeads: 1, exemption: 'hardship' } : { heads: 2 + (place % 3), exemptHeads: 0 },
    paid: [3, 4, 6, 7, 9],
  },
  {
    ...{ kind: 'water', title: '2026年10月水费', matter: PRICE, rateFen: 285, on: '2026-11-05', dueOn: '2026-12-10' },
    ...{ basis: meter, paid: [0, 1, 4, 5, 8, 10], isGiven: true },
  },
  {
    ...{ kind: 'water', title: '2026年11月水费', matter: PRICE, rateFen: 285, on: '2026-11-19', dueOn: '2027-01-10' },
    ...{ basis: meter, paid: [], isGiven: false },
  },
];

function levyRowsOf(told: Told): Row[] {
  const { kind, matter, rateFen, on, dueOn, isGiven } = told;
  const title = told.title ?? matter.title;
  const prepared = handOn('liu-fang', on);
  let levy: StoredLevy = {
    ...{ villageCode: NIUJIAO, levyId: idOf(title, on), kind, title, decisionId: idOf(matter.title, matter.on) },
    ...{ rateFen, dueOn, prepared, makers: [demoPersonId('liu-fang')], ...NO_SUMS, version: 1 },
    ...(isGiven ? { state: 'given', given: handOn('tian-jing', on) } : { state: 'prepared' }),
  };
  const charges = PAYERS.map(([name, group, key], place): StoredCharge => {
    const basis = told.basis(place);
    const amountFen = chargeFenOf({ kind, rateFen }, basis, 9);
    const isPaid = told.paid.includes(place);
    const charge: StoredCharge = {
      ...{
        villageCode: NIUJIAO,
        levyId: levy.levyId,
        kind,
        title,
        rateFen,
        dueOn,
        group,
        basis,
        amountFen,
        version: 1,
      },
      chargeId: idOf(`${title}:${name}`, on),
      personId: key ? demoPersonId(key) : idOf(`payer:${name}`, '2024-01-05'),
      householdId: key ? demoHouseholdId(key) : idOf(`household:${name}`, '2024-01-05'),
      payer: maskName(name),
      receipts: isPaid ? [{ receivedOn: '2026-11-18', amountFen, by: 'cash' }] : [],
      changes: [],
    };
    levy = withCharge(levy, undefined, charge);
    return charge;
  });
  return [...charges.map((charge) => put(ChargeEntity, chargeRow(charge))), put(LevyEntity, levyRow(levy))];
}

/** 一事一议筹资 and 水费 of 牛角村: given out, half paid, and one that waits for a second person. */
export const levyRows = (): Row[] => [
  ...[CANAL, PRICE].flatMap((matter) => decisionOf(matter, idOf(matter.title, matter.on))),
  ...TOLD.flatMap(levyRowsOf),
];
