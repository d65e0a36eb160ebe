import type { PeerStanding } from '../facts/rows';
import type { Examples } from './example';
import { given, rowsWith, spent, under } from './rows';

const QUARTILES = { lowerFen: 2_000, medianFen: 3_000, upperFen: 4_000 };
const among = (more: Partial<PeerStanding>) =>
  rowsWith({
    peers: [{ kind: 'village', through: '2026-10', perHeadFen: 7_001, villages: 20, quartiles: QUARTILES, ...more }],
  });

const LIMIT = { limitFen: 1_000_000 };
/** Payments of one year to as many payees, each of another sum. */
const paid = (count: number, yuan: number, more: Parameters<typeof spent>[2] = {}) =>
  Array.from({ length: count }, (_, place) =>
    spent(`2026-0${1 + (place % 9)}-1${place % 10}`, yuan + place, { to: `商户${yuan}${place}`, ...more }),
  );
const near = (below: number, above: number, more: Parameters<typeof spent>[2] = {}) =>
  rowsWith({ vouchers: [...paid(below, 9_900, more), ...paid(above, 10_000, more)] });

/** 统计. */
export const STATISTICS_EXAMPLES: Readonly<Record<string, Examples>> = {
  YT01: {
    fires: [
      { title: '二十个村里，刚过上边那条线一分', rows: among({}) },
      { title: '社区比所有社区都高得多', rows: among({ kind: 'community', perHeadFen: 20_000, villages: 31 }) },
    ],
    quiet: [
      { title: '正好在线上', rows: among({ perHeadFen: 7_000 }) },
      { title: '只有十九个同类村，不够', rows: among({ perHeadFen: 50_000, villages: 19, quartiles: undefined }) },
      {
        title: '同类村几乎一样多',
        rows: among({ quartiles: { lowerFen: 3_000, medianFen: 3_000, upperFen: 3_000 } }),
      },
      {
        title: '过了线，每人只多几块钱',
        rows: among({ perHeadFen: 3_500, quartiles: { lowerFen: 2_900, medianFen: 3_000, upperFen: 3_100 } }),
      },
      given('这个村上月没有结账', {}),
    ],
  },
  YT02: {
    fires: [
      { title: '二十二笔刚好不到，一笔达到', figures: LIMIT, rows: near(22, 1) },
      { title: '二十笔里十八笔刚好不到', figures: LIMIT, rows: near(18, 2) },
    ],
    quiet: [
      { title: '上下差不多', figures: LIMIT, rows: near(16, 12) },
      { title: '十九笔都不到，还不够看', figures: LIMIT, rows: near(19, 0) },
      under(LIMIT)('同一个人每月一样的劳务费', {
        vouchers: Array.from({ length: 24 }, (_, place) =>
          spent(`2026-0${1 + (place % 9)}-20`, 9_900, { to: '保洁公司' }),
        ),
      }),
      under(LIMIT)('两个人各批了十一笔', {
        vouchers: [...paid(11, 9_900), ...paid(11, 9_930, { approvedBy: '刘主任' })],
      }),
      { title: '旧账没有登记谁批的', figures: LIMIT, rows: near(22, 1, { approvedBy: '' }) },
      { title: '工资，一人一个数', figures: LIMIT, rows: near(24, 0, { account: '212' }) },
    ],
  },
};
