import type { VoucherRef } from '@shared/accounts/registers';
import { addDays, monthEnd, yearOf } from '@shared/time';
import { accumulatedOn, netOn } from '../../functions/accounts/registers/depreciation';
import type { EventDraft } from '../../functions/accounts/registers/event';
import { eventRow } from '../../functions/accounts/registers/new-rows';
import type { AssetRow, ContractRow, EventRow, ResourceRow } from '../../functions/accounts/registers/rows';
import type { Registers } from '../../functions/accounts/registers/sums';
import { scrapping } from './asset-books';
import type { Book } from './books';
import { AS_OF_DAY, dayOf, noonOf } from './calendar';
import { debtsOf } from './debts';
import { NIUJIAO } from './demo-people';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import { finished } from './flows';
import { projectsOf } from './projects';

/** A village's registers with what happened to each thing: everything after the cards and contracts themselves. */
export interface SeededRegisters extends Registers {
  readonly events: readonly EventRow[];
}

/** Finds the voucher behind a sum by what its entry says. */
export type VoucherFor = (summary: string, amountFen?: number) => FoundVoucher | undefined;
export type FoundVoucher = VoucherRef & { on: string; amountFen: number; counterparty: string };

export const voucherFinder = ({ entries, vouchers }: Pick<Book, 'entries' | 'vouchers'>): VoucherFor => {
  const undone = new Set(
    vouchers.flatMap(({ voucherId, reversedBy, reversalOf }) => (reversedBy || reversalOf ? [voucherId] : [])),
  );
  const bySummary = new Map(
    entries.filter(({ voucherId }) => !undone.has(voucherId)).map((entry) => [entry.summary, entry]),
  );
  const recorded = new Map(
    vouchers.flatMap((voucher) =>
      undone.has(voucher.voucherId) ? [] : voucher.lines.map(({ summary }) => [summary, voucher] as const),
    ),
  );
  return (summary, amountFen) => {
    const entry = bySummary.get(summary);
    if (entry) {
      const { year, voucherId, voucherNo, occurredOn: on, counterparty } = entry;
      return amountFen === undefined || entry.amountFen === amountFen
        ? { year, voucherId, voucherNo, on, amountFen: entry.amountFen, counterparty }
        : undefined;
    }
    const voucher = amountFen === undefined ? recorded.get(summary) : undefined;
    if (!voucher) return undefined;
    const { year, voucherId, voucherNo, voucherOn: on, totalFen } = voucher;
    return { year, voucherId, voucherNo, on, amountFen: totalFen, counterparty: '' };
  };
};

const refOf = ({ year, voucherId, voucherNo }: VoucherRef): VoucherRef => ({ year, voucherId, voucherNo });

export function registersWithLife(
  dice: Dice,
  village: SeedVillage,
  given: { assets: readonly AssetRow[]; resources: readonly ResourceRow[]; contracts: readonly ContractRow[] },
  book: Book,
  { cadres, people }: { cadres: readonly string[]; people: readonly string[] },
): SeededRegisters {
  const voucherFor = voucherFinder(book);
  const events: EventRow[] = [];
  const office = village.townName;
  const tell = (of: EventRow['of'], itemId: string, version: number, draft: EventDraft) =>
    void events.push(
      eventRow({ villageCode: village.code, of, itemId, version }, draft, { at: noonOf(draft.on), office }),
    );

  const contracts = showpieces(village, given.contracts).map((contract) => ({
    ...contract,
    receipts: contract.receipts.map((receipt) => {
      const voucher = rentVoucher(voucherFor, contract, receipt);
      return voucher ? { ...receipt, voucher } : receipt;
    }),
  }));
  for (const { contractId, signedOn, endsOn, yearlyRentFen, decidedBy } of contracts)
    tell('contract', contractId, 1, { kind: 'signed', on: signedOn, to: endsOn, amountFen: yearlyRentFen, decidedBy });

  const letters = new Map(contracts.map((contract) => [contract.assetId ?? contract.resourceId, contract]));
  const assets = given.assets.map((asset) => {
    const letBy = letters.get(asset.assetId);
    const life = lifeOf(dice, asset, letBy, cadres, voucherFor);
    life.forEach((draft, place) => tell('asset', asset.assetId, place + 1, draft));
    return { ...asset, ...(letBy && { contractId: letBy.contractId }), version: life.length };
  });
  const resources = given.resources.map((resource): ResourceRow => {
    const letBy = letters.get(resource.resourceId);
    tell('resource', resource.resourceId, 1, {
      kind: 'registered',
      on: '2024-06-30',
      to: `${resource.areaMu} 亩`,
      reason: '农村集体资产清产核资',
    });
    if (letBy) tell('resource', resource.resourceId, 2, leased(letBy));
    const certificateNo = dice.chance(0.6)
      ? `川（${2016 + dice.int(0, 8)}）南溪区不动产权第${String(dice.int(1, 9_999_999)).padStart(7, '0')}号`
      : undefined;
    return {
      ...resource,
      ...(certificateNo && { certificateNo }),
      ...(letBy && { contractId: letBy.contractId }),
      version: letBy ? 2 : 1,
    };
  });
  return {
    assets,
    resources,
    contracts,
    debts: debtsOf(dice, village, people),
    projects: projectsOf(dice, village, voucherFor),
    events,
  };
}

const rentVoucher = (
  voucherFor: VoucherFor,
  { subject, startsOn }: ContractRow,
  receipt: ContractRow['receipts'][number],
) => {
  // A rent that came in January may be last year's.
  const years = [receipt.receivedOn.slice(0, 4), String(yearOf(receipt.receivedOn) - 1)];
  const year = receipt.receivedOn.slice(5) >= startsOn.slice(5) ? years[0] : years[1];
  const found = voucherFor(`收${subject}${year}年租金`, receipt.amountFen);
  return found?.on === receipt.receivedOn ? refOf(found) : undefined;
};

const leased = ({ partyB, contractId, signedOn, decidedBy }: ContractRow): EventDraft => ({
  kind: 'leased',
  on: signedOn,
  to: partyB,
  contractId,
  decidedBy,
});

/** What happened to one asset: bought, let, its custodian changed, depreciated with the books of 2025, now and then scrapped. */
function lifeOf(
  dice: Dice,
  asset: AssetRow,
  letBy: ContractRow | undefined,
  cadres: readonly string[],
  voucherFor: VoucherFor,
): EventDraft[] {
  const bought =
    voucherFor(`购置${asset.name}`, asset.bases[0]!.originalValueFen) ??
    voucherFor(finished(asset.name.replace(/（\d{4}年）$/, '')));
  const events: EventDraft[] = [
    {
      kind: 'acquired',
      on: asset.acquiredOn,
      amountFen: asset.bases[0]!.originalValueFen,
      ...(bought?.on === asset.acquiredOn && { voucher: refOf(bought) }),
    },
  ];
  if (letBy) events.push(leased(letBy));
  const taken = accumulatedOn(asset, '2025-12-31') - accumulatedOn(asset, '2024-12-31');
  // Twelve vouchers took it off, one a month: the register says it once a year.
  if (taken > 0) events.push({ kind: 'depreciated', on: '2025-12-31', amountFen: taken });
  const handedOver = dayOf(2026, dice.int(1, 9), dice.int(3, 26));
  const other = dice.pick(cadres);
  if (dice.chance(0.18) && other !== asset.custodian && asset.acquiredOn < '2026-01-01') {
    events.push({
      kind: 'custodianChanged',
      on: handedOver,
      from: dice.pick(cadres),
      to: asset.custodian,
      reason: '村干部换届交接',
    });
  }
  if (asset.scrappedOn) {
    const booked = voucherFor(scrapping(asset));
    events.push({
      kind: 'scrapped',
      on: asset.scrappedOn,
      amountFen: netOn(asset, monthEnd(asset.scrappedOn)),
      reason: '用坏了，修不好',
      decidedBy: '村“两委”同意，村务监督委员会到场看过',
      ...(booked && { voucher: refOf(booked) }),
    });
  }
  events.sort((a, b) => a.on.localeCompare(b.on));
  return events;
}

/** 牛角村 has a contract that ends within weeks, and one that owes rent. */
function showpieces({ code }: SeedVillage, contracts: readonly ContractRow[]): ContractRow[] {
  if (code !== NIUJIAO) return [...contracts];
  const active = contracts.filter(({ endsOn }) => endsOn > AS_OF_DAY);
  const ending = active[0]?.contractId;
  const owing = active.find(({ contractId, receipts }) => contractId !== ending && receipts.length > 1)?.contractId;
  return contracts.map((contract) => {
    if (contract.contractId === ending) {
      const endsOn = addDays(AS_OF_DAY, 41);
      return { ...contract, endsOn, dues: contract.dues.filter(({ dueOn }) => dueOn <= endsOn) };
    }
    // The last two rents did not come: neither is in the books, which these receipts would have to agree with.
    const unbooked = contract.receipts.filter(({ receivedOn }) => receivedOn < '2025-01-01');
    return contract.contractId === owing && unbooked.length === contract.receipts.length
      ? { ...contract, receipts: contract.receipts.slice(0, -1) }
      : contract;
  });
}
