import { AppError } from '@shared/errors';
import type { Asset, AssetChange, AssetCard } from '@shared/accounts/registers';
import { monthEnd, yearOf } from '@shared/time';
import { accumulatedOn, monthsOf, netOn, originalOn, residualFen, yearsOf } from './depreciation';
import type { EventDraft } from './event';
import { refuse } from './refuse';
import type { AssetRow } from './rows';

export type AssetDraft = Pick<
  AssetRow,
  | 'villageCode'
  | 'cardNo'
  | 'name'
  | 'kind'
  | 'acquiredOn'
  | 'method'
  | 'residualPercent'
  | 'usefulLifeMonths'
  | 'place'
  | 'custodian'
  | 'note'
  | 'mediaIds'
> & {
  originalValueFen: number;
  /** What was taken off before this day, for a card that is taken over from paper. */
  depreciated?: { fen: number; on: string; monthsLeft: number };
};

/** A new card. One that is taken over goes on from what it was worth on the day of taking over. */
export function openCard({ originalValueFen, depreciated, ...draft }: AssetDraft, assetId: string): AssetRow {
  const from = depreciated?.on ?? draft.acquiredOn;
  return {
    ...draft,
    assetId,
    bases: [
      {
        from,
        originalValueFen,
        depreciatedFen: depreciated?.fen ?? 0,
        months: depreciated?.monthsLeft ?? draft.usefulLifeMonths,
      },
    ],
    status: 'inUse',
    version: 1,
  };
}

const STATUS_AFTER = { idled: 'idle', used: 'inUse' } as const;

/**
 * What a change makes of a card, and the line of its history.
 * @throws AppError `registers.scrapped`, `request.malformed` when the day or the value does not fit.
 */
export function changed(asset: AssetRow, change: AssetChange, on: string): { after: AssetRow; event: EventDraft } {
  if (asset.status === 'scrapped') throw new AppError('registers.scrapped');
  if (on < asset.acquiredOn) refuse('on', '不能早于买来那天');
  const after = { ...asset, version: asset.version + 1 };
  switch (change.kind) {
    case 'moved':
      return {
        after: { ...after, place: change.place },
        event: { kind: 'moved', on, from: asset.place, to: change.place },
      };
    case 'custodianChanged':
      return {
        after: { ...after, custodian: change.custodian },
        event: { kind: 'custodianChanged', on, from: asset.custodian, to: change.custodian },
      };
    case 'revalued': {
      const last = asset.bases.at(-1)!;
      if (on <= last.from) refuse('on', '要晚于上一次定价那天');
      const depreciatedFen = accumulatedOn(asset, monthEnd(on));
      const { originalValueFen, monthsLeft: months } = change;
      if (originalValueFen < depreciatedFen) refuse('change.originalValueFen', '不能比已经提的折旧还少');
      return {
        after: { ...after, bases: [...asset.bases, { from: on, originalValueFen, depreciatedFen, months }] },
        event: { kind: 'revalued', on, amountFen: originalValueFen },
      };
    }
    case 'scrapped':
      return {
        after: { ...after, status: 'scrapped', scrappedOn: on },
        event: { kind: 'scrapped', on, amountFen: netOn(asset, on) },
      };
    case 'pictured':
      return { after, event: { kind: 'pictured', on } };
    default:
      return { after: { ...after, status: STATUS_AFTER[change.kind] }, event: { kind: change.kind, on } };
  }
}

/** A card of the list, as it stands on a day. */
export const assetOn = (asset: AssetRow, today: string): Asset => ({
  assetId: asset.assetId,
  cardNo: asset.cardNo,
  name: asset.name,
  kind: asset.kind,
  acquiredOn: asset.acquiredOn,
  originalValueFen: originalOn(asset, today),
  accumulatedDepreciationFen: accumulatedOn(asset, today),
  netValueFen: netOn(asset, today),
  status: asset.status,
  place: asset.place,
  custodian: asset.custodian,
});

/** The whole card on a day, without its village's name, pictures and history. */
export function cardOn(
  asset: AssetRow,
  today: string,
): Omit<AssetCard, 'villageName' | 'pictures' | 'history' | 'older'> {
  const { villageCode, version, method, residualPercent, scrappedOn, contractId, note, usefulLifeMonths } = asset;
  return {
    ...assetOn(asset, today),
    villageCode,
    version,
    method,
    residualPercent,
    usefulLifeMonths,
    residualFen: residualFen(originalOn(asset, today), residualPercent),
    months: method === 'none' ? [] : monthsOf(asset, yearOf(today), today),
    years: method === 'none' ? [] : yearsOf(asset),
    ...(scrappedOn && { scrappedOn }),
    ...(contractId && { contractId }),
    ...(note && { note }),
  };
}
