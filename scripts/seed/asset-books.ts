import { monthEnd, monthOfYear, yearMonthOf } from '@shared/time';
import { accumulatedOn, netOn, originalOn } from '../../functions/accounts/registers/depreciation';
import type { AssetRow } from '../../functions/accounts/registers/rows';
import { dayOf, noonOf } from './calendar';
import { Dice } from './dice';
import type { SeedVillage } from './districts';
import { type Draft, finished, LAST_DAY, line, MONTHS, OWN_ROAD, paper, PROJECTS, recorded } from './flows';
import { cardOf } from './registers';

/** What of the village's assets stands in its books: the register and the ledger say the same, to the fen. */

interface Happening {
  readonly on: string;
  readonly draft: Draft;
  readonly takesBack?: number;
}

const KIND: Record<string, [kind: string, lifeYears: number, place: string]> = {
  村组道路硬化: ['公共设施', 15, '1—4组'],
  山坪塘整治: ['农田水利设施', 15, '5组'],
  人居环境整治: ['公共设施', 10, '各组'],
  农田灌溉渠道整治: ['农田水利设施', 15, '2—5组'],
  党群服务中心改造: ['房屋及建筑物', 20, '党群服务中心'],
  [OWN_ROAD.name]: ['公共设施', 15, '3组'],
};

/**
 * The register's cards: those of before, the purchases that were paid, and the projects that were finished, in the order of their days.
 * Now and then one that is worn out was scrapped in October 2026.
 */
export function cardsOf(
  village: SeedVillage,
  assets: readonly AssetRow[],
  purchases: readonly string[],
  happened: readonly Happening[],
  letOut: ReadonlySet<string>,
): AssetRow[] {
  const dice = new Dice(`cards:${village.code}`);
  const days = new Map(happened.flatMap(({ on, draft }) => draft.lines.map(({ summary }) => [summary, on] as const)));
  const kept = assets.filter(
    ({ name, acquiredOn }) => !purchases.includes(name) || days.get(`购置${name}`) === acquiredOn,
  );
  const built = [...PROJECTS, OWN_ROAD.name].flatMap((name): AssetRow[] => {
    const on = days.get(finished(name));
    if (!on) return [];
    const booked = happened.find(({ draft }) => draft.lines[0]!.summary === finished(name))!.draft.lines[0]!;
    const [kind, lifeYears, place] = KIND[name]!;
    const thing = {
      name: `${name}（${on.slice(0, 4)}年）`,
      kind,
      acquiredOn: on,
      valueFen: booked.debitFen,
      lifeYears,
      place,
    };
    const card = cardOf(village.code, dice.ulid(noonOf(on)), thing);
    return [{ ...card, cardNo: '', custodian: dice.pick(assets).custodian }];
  });
  return [...kept, ...built]
    .sort((a, b) => a.acquiredOn.localeCompare(b.acquiredOn))
    .map((asset, place): AssetRow => {
      const numbered = { ...asset, cardNo: `GD-${String(place + 1).padStart(4, '0')}` };
      const wornOut = netOn(asset, '2026-09-30') <= asset.bases[0]!.originalValueFen * 0.06;
      if (!wornOut || letOut.has(asset.assetId) || !dice.chance(0.35)) return numbered;
      return { ...numbered, status: 'scrapped', scrappedOn: dayOf(2026, 10, dice.int(9, 28)) };
    });
}

export const depreciationOf = (year: number, month: number): string => `计提${year}年折旧（${month}月）`;
export const scrapping = ({ name }: AssetRow): string => `报废${name}`;

/** What the books take off month by month, and what leaves them when something is scrapped: at the end of that month, after its share. */
export function assetDrafts(assets: readonly AssetRow[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [year, month] of MONTHS) {
    const on = monthEnd(monthOfYear(year, month));
    const before = month === 1 ? `${year - 1}-12-31` : dayOf(year, month - 1, 31);
    if (on > LAST_DAY) continue;
    const taken = assets
      .filter(({ acquiredOn }) => acquiredOn <= on)
      .reduce((sum, asset) => sum + accumulatedOn(asset, on) - accumulatedOn(asset, before), 0);
    const summary = depreciationOf(year, month);
    if (taken > 0) drafts.push(recorded(on, '513', '152', summary, taken, [paper('自制凭据', '折旧计提表')]));
    for (const asset of assets) if (asset.scrappedOn?.startsWith(yearMonthOf(on))) drafts.push(scrapDraft(asset, on));
  }
  return drafts;
}

function scrapDraft(asset: AssetRow, on: string): Draft {
  const summary = scrapping(asset);
  const [original, worn] = [originalOn(asset, on), accumulatedOn(asset, on)];
  const of = (account: string, debitFen: number, creditFen: number) => line(account, summary, debitFen, creditFen);
  return {
    on,
    lines: [
      of('152', worn, 0),
      of('154', original - worn, 0),
      of('151', 0, original),
      of('515', original - worn, 0),
      of('154', 0, original - worn),
    ].filter(({ debitFen, creditFen }) => debitFen + creditFen > 0),
    attachments: [paper('审批单', '固定资产报废审批表', 2)],
  };
}
