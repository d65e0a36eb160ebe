import { maskName } from '@shared/text/mask';
import type { DebtKind } from '@shared/accounts/debts';
import { SIDE_OF } from '@shared/accounts/debts';
import { addDays } from '@shared/time';
import type { DebtRow } from '../../functions/accounts/registers/rows';
import { AS_OF_DAY, dayOf, noonOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';

/** What is owed, from how much to how much in yuan, for how many days, by or to whom. */
type Kind = [
  kind: DebtKind,
  what: string,
  from: number,
  to: number,
  days: number,
  who: string | 'person',
  interest?: string,
];

const KINDS: readonly Kind[] = [
  ['owedToUs', '摊位费尾欠', 300, 2_600, 180, 'person'],
  ['owedToUs', '历年承包费尾欠', 800, 9_000, 365, 'person'],
  ['owedToUs', '农机作业服务费', 500, 4_200, 120, '丰源农业专业合作社'],
  ['lent', '借给合作社周转', 5_000, 40_000, 365, '长江源粮油种植专业合作社', '年息 4%'],
  ['otherOwedToUs', '代垫抗旱抽水电费', 300, 3_800, 90, '2组全体农户'],
  ['owed', '道路硬化工程质保金', 2_000, 18_000, 365, '宜宾市恒固建筑工程有限公司'],
  ['owed', '办公楼维修尾款', 1_000, 12_000, 180, '南溪区川锦建筑劳务有限公司'],
  ['borrowed', '修路向村民借款', 5_000, 30_000, 730, 'person', '不计利息'],
  ['otherOwed', '代收合作医疗费待上缴', 600, 5_200, 60, '罗龙街道财政所'],
];

/** What the village is owed and owes: some of it paid back in part, some of it late. */
export function debtsOf(dice: Dice, village: SeedVillage, people: readonly string[]): DebtRow[] {
  return dice.sample(KINDS, dice.int(2, 6)).map(([kind, what, from, to, days, who, interest], index): DebtRow => {
    const arisenOn = dayOf(dice.int(2023, 2026), dice.int(1, 9), dice.int(3, 26));
    const principalFen = dice.fen(from, to, 100);
    const repaidOn = addDays(arisenOn, dice.int(20, days));
    const paid =
      dice.chance(0.6) && repaidOn <= AS_OF_DAY
        ? dice.chance(0.3)
          ? principalFen
          : Math.round(principalFen / 20_000) * 10_000
        : 0;
    return {
      villageCode: village.code,
      side: SIDE_OF[kind],
      debtId: dice.ulid(noonOf(arisenOn, index)),
      kind,
      counterparty: who === 'person' ? maskName(dice.pick(people)) : who.replace('罗龙街道', village.townName),
      what,
      principalFen,
      arisenOn,
      dueOn: addDays(arisenOn, days),
      ...(interest && { interest }),
      repayments: paid > 0 ? [{ repaidOn, amountFen: paid }] : [],
      version: paid > 0 ? 2 : 1,
    };
  });
}
