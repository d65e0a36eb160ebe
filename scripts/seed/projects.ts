import { addDays, monthOf } from '@shared/time';
import type { ProjectRow } from '../../functions/accounts/registers/rows';
import { AS_OF_DAY, noonOf } from './calendar';
import { NIUJIAO } from './demo-people';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import { OWN_ROAD, PROJECTS } from './flows';
import type { FoundVoucher, VoucherFor } from './register-life';

const BUILDERS = ['宜宾市恒固建筑工程有限公司', '南溪区川锦建筑劳务有限公司', '四川鑫诚道桥工程有限公司'];
const WHAT: Record<string, string> = {
  村组道路硬化: '1—4组断头路硬化 1.2 公里，宽 3.5 米，厚 20 厘米。',
  山坪塘整治: '清淤、护坡、换放水闸，蓄水 8,000 立方。',
  人居环境整治: '改厕 46 户，垃圾亭 6 处，排水沟 900 米。',
  农田灌溉渠道整治: '渠道衬砌 1.6 公里，灌田 420 亩。',
  党群服务中心改造: '屋面防水、便民服务厅和会议室改造。',
  [OWN_ROAD.name]: '硬化 420 米，宽 3.5 米，留错车道两处。',
};

/** The projects in the books with what was paid for them; and one that is being built, with nothing paid yet. */
export function projectsOf(dice: Dice, village: SeedVillage, voucherFor: VoucherFor): ProjectRow[] {
  const booked = [...PROJECTS, OWN_ROAD.name].flatMap((name): ProjectRow[] => {
    const funds = voucherFor(`${name}项目资金`);
    const first = voucherFor(`${name}工程预付款`);
    if (!funds || !first) return [];
    const rest = voucherFor(`${name}工程结算款`);
    return [bookedProject(dice, village, name, { funds, first, rest })];
  });
  const building = village.code === NIUJIAO || dice.chance(0.3) ? [buildingProject(dice, village)] : [];
  return [...booked, ...building];
}

function bookedProject(
  dice: Dice,
  village: SeedVillage,
  name: string,
  { funds, first, rest }: { funds: FoundVoucher; first: FoundVoucher; rest: FoundVoucher | undefined },
): ProjectRow {
  const decidedOn = addDays(funds.on, -26);
  const steps: [ProjectRow['progress'][number]['stage'], string, string?][] = [
    ['decided', decidedOn],
    ['tendered', addDays(funds.on, 6), '三家报价，价低者得'],
    ['started', addDays(funds.on, 12)],
    ['underway', addDays(funds.on, 58), '做了一半，村务监督委员会到现场看过'],
    ['finished', addDays(funds.on, 104)],
    ['accepted', addDays(funds.on, 122), '镇街和村民代表一起验收，合格'],
  ];
  const progress = steps
    .filter(([, on]) => on <= AS_OF_DAY)
    .map(([stage, on, note]) => ({ stage, on, mediaIds: [], ...(note && { note }) }));
  const payments = [{ ...payment(first), what: '预付款' }, ...(rest ? [{ ...payment(rest), what: '结算款' }] : [])];
  const paidFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const isRoad = name === OWN_ROAD.name;
  // Where all of it came from above, the budget is what came; the road's was a little more than it cost.
  const budgetFen = isRoad ? OWN_ROAD.budgetFen : funds.amountFen;
  const contractFen = isRoad ? OWN_ROAD.sumFen : Math.max(paidFen, funds.amountFen);
  const ownFen = budgetFen - funds.amountFen;
  return {
    villageCode: village.code,
    projectId: dice.ulid(noonOf(decidedOn)),
    name,
    ...(WHAT[name] && { what: WHAT[name] }),
    budgetFen,
    sources: [
      { from: '上级补助', amountFen: funds.amountFen },
      ...(ownFen > 0 ? [{ from: '集体自筹', amountFen: ownFen }] : []),
    ],
    decidedBy: `${decidedOn.slice(0, 4)}年${monthOf(decidedOn)}月“四议两公开”村民代表会议决议`,
    tender: 'comparison',
    contractor: first.counterparty,
    contractFen,
    startsOn: addDays(funds.on, 12),
    finishesOn: addDays(funds.on, 110),
    progress,
    payments,
    version: progress.length + payments.length,
  };
}

const payment = ({ year, voucherId, voucherNo, on, amountFen }: FoundVoucher) => ({
  paidOn: on,
  amountFen,
  voucher: { year, voucherId, voucherNo },
});

function buildingProject(dice: Dice, village: SeedVillage): ProjectRow {
  const decidedOn = addDays('2026-09-01', dice.int(0, 24));
  const grantFen = dice.fen(40_000, 160_000, 1_000);
  const ownFen = dice.fen(4_000, 20_000, 1_000);
  const late = dice.chance(0.3);
  return {
    villageCode: village.code,
    projectId: dice.ulid(noonOf(decidedOn)),
    name: '太阳能路灯安装',
    what: '3—5组主干道装路灯 60 盏，每 30 米一盏。',
    budgetFen: grantFen + ownFen,
    sources: [
      { from: '上级补助', amountFen: grantFen },
      { from: '集体自筹', amountFen: ownFen },
    ],
    decidedBy: '2026年9月“四议两公开”村民代表会议决议',
    tender: 'comparison',
    contractor: dice.pick(BUILDERS),
    contractFen: grantFen + ownFen - 100_000,
    startsOn: addDays(decidedOn, 30),
    finishesOn: late ? '2026-11-10' : '2026-12-20',
    progress: [
      { stage: 'decided', on: decidedOn, mediaIds: [] },
      { stage: 'tendered', on: addDays(decidedOn, 18), note: '三家报价，公示 7 天没有异议', mediaIds: [] },
      { stage: 'started', on: addDays(decidedOn, 30), mediaIds: [] },
      { stage: 'underway', on: '2026-11-09', note: '灯杆立了 38 根，线路走到 4组', mediaIds: [] },
    ],
    payments: [],
    version: 4,
  };
}
