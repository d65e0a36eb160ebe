import { SIDE_OF, type DebtKind } from '@shared/accounts/debts';
import { maskName, withoutNumbers } from '@shared/text/mask';
import type { PartyKind, RegisterKind, VoucherRef } from '@shared/accounts/registers';
import { noonInChina } from '@shared/time';
import { derivedId } from '../../platform/id';
import { type AssetDraft, openCard } from './asset';
import { checkTerm } from './contract';
import type { EventDraft } from './event';
import type {
  AssetRow,
  ContractRow,
  DebtRow,
  EventRow,
  ProjectRow,
  RegisterChange,
  ResourceRow,
  RowChange,
} from './rows';

/** When and by which office something is recorded: 罗龙街道. */
export interface Recorded {
  at: string;
  office: string;
}

/** What else is known of the moment a row was made. */
export interface Known {
  voucher?: VoucherRef | undefined;
  decidedBy?: string | undefined;
  decisionId?: string | undefined;
  reason?: string | undefined;
}

const known = ({ voucher, decidedBy, decisionId, reason }: Known) => ({
  ...(voucher && { voucher }),
  ...(decidedBy && { decidedBy }),
  ...(decisionId && { decisionId }),
  ...(reason && { reason }),
});

/** A line of a history as it is kept: in the order of the days, and of one day in the order of the versions. */
export function eventRow(
  item: { villageCode: string; of: RegisterKind; itemId: string; version: number },
  draft: EventDraft,
  { at, office }: Recorded,
): EventRow {
  const { version, ...key } = item;
  const instant = new Date(Date.parse(noonInChina(draft.on)) + Math.min(version, 999_999)).toISOString();
  const eventId = derivedId(instant, `${key.of}|${key.itemId}|${version}|${draft.kind}`);
  return { ...key, ...draft, eventId, recordedAt: at, recordedBy: office };
}

/** The id of a new row: of the same day, village and source it is the same row, so an import run twice writes it once. */
const rowId = (register: string, villageCode: string, day: string, source: string) =>
  derivedId(noonInChina(day), `${register}|${villageCode}|${source}`);

/** Only a body's name is kept whole, anyone else's masked: 王秀英 → 王*英. `partiesOf` says who is a body. */
export const partyName = (name: string, kind: PartyKind): string =>
  kind === 'person' ? maskName(name) : withoutNumbers(name);

/** A new asset card and the first line of its history. Its card number is what it is known by. */
export function newAsset(draft: AssetDraft, more: Known, by: Recorded): RegisterChange {
  const assetId = rowId('asset', draft.villageCode, draft.acquiredOn, draft.cardNo);
  const after = openCard(draft, assetId);
  const item = { villageCode: draft.villageCode, of: 'asset', itemId: assetId, version: 1 } as const;
  return {
    rows: [{ register: 'asset', after }],
    events: [
      eventRow(item, { kind: 'acquired', on: draft.acquiredOn, amountFen: draft.originalValueFen, ...known(more) }, by),
    ],
  };
}

/** @param source what it is known by where it comes from: a line of a file, the key of a command. */
export function newResource(
  draft: Omit<ResourceRow, 'resourceId' | 'version'>,
  source: string,
  registeredOn: string,
  by: Recorded,
): RegisterChange {
  const resourceId = rowId('resource', draft.villageCode, registeredOn, source);
  const item = { villageCode: draft.villageCode, of: 'resource', itemId: resourceId, version: 1 } as const;
  return {
    rows: [{ register: 'resource', after: { ...draft, resourceId, version: 1 } }],
    events: [eventRow(item, { kind: 'registered', on: registeredOn, to: `${draft.areaMu} 亩` }, by)],
  };
}

export type ContractDraft = Omit<ContractRow, 'contractId' | 'version' | 'partyB'> & {
  partyB: string;
  partyBKind: PartyKind;
};

/**
 * A new contract; the asset or the resource it lets is then let by it, which its own history says too.
 * @throws AppError `request.malformed` when days and rents do not fit.
 */
export function newContract(
  { partyBKind, ...draft }: ContractDraft,
  lets: { asset?: AssetRow | undefined; resource?: ResourceRow | undefined },
  by: Recorded,
): RegisterChange {
  checkTerm(draft.startsOn, draft.endsOn, draft.dues);
  const { villageCode, signedOn, decidedBy, decisionId } = draft;
  const contractId = rowId('contract', villageCode, signedOn, draft.contractNo);
  const after: ContractRow = { ...draft, partyB: partyName(draft.partyB, partyBKind), contractId, version: 1 };
  const decided = known({ decidedBy, decisionId });
  const let_ = letBy(after, lets, 'leased', signedOn, by);
  return {
    rows: [{ register: 'contract', after }, ...let_.rows],
    events: [
      eventRow(
        { villageCode, of: 'contract', itemId: contractId, version: 1 },
        { kind: 'signed', on: signedOn, to: after.endsOn, amountFen: after.yearlyRentFen, ...decided },
        by,
      ),
      ...let_.events,
    ],
  };
}

/** What a contract does to the thing it lets: `leased` by it, or `returned` when it is ended. */
export function letBy(
  { villageCode, contractId, partyB }: ContractRow,
  { asset, resource }: { asset?: AssetRow | undefined; resource?: ResourceRow | undefined },
  kind: 'leased' | 'returned',
  on: string,
  by: Recorded,
): RegisterChange {
  const rows: RowChange[] = [];
  const events: EventRow[] = [];
  const event: EventDraft = { kind, on, to: partyB, contractId };
  if (asset && asset.status !== 'scrapped') {
    const version = asset.version + 1;
    const after: AssetRow = { ...asset, status: kind === 'leased' ? 'leased' : 'idle', contractId, version };
    rows.push({ register: 'asset', before: asset, after });
    events.push(eventRow({ villageCode, of: 'asset', itemId: asset.assetId, version }, event, by));
  }
  if (resource) {
    const version = resource.version + 1;
    const after: ResourceRow = { ...resource, use: kind === 'leased' ? 'leased' : 'idle', contractId, version };
    rows.push({ register: 'resource', before: resource, after });
    events.push(eventRow({ villageCode, of: 'resource', itemId: resource.resourceId, version }, event, by));
  }
  return { rows, events };
}

export type DebtDraft = Omit<DebtRow, 'debtId' | 'version' | 'side' | 'counterparty' | 'repayments'> & {
  kind: DebtKind;
  counterparty: string;
  counterpartyKind: PartyKind;
  repayments?: DebtRow['repayments'];
};

/** @param source what it is known by where it comes from. */
export function newDebt({ counterpartyKind, repayments = [], ...draft }: DebtDraft, source: string): RegisterChange {
  const after: DebtRow = {
    ...draft,
    debtId: rowId('debt', draft.villageCode, draft.arisenOn, source),
    side: SIDE_OF[draft.kind],
    counterparty: partyName(draft.counterparty, counterpartyKind),
    repayments,
    version: 1,
  };
  return { rows: [{ register: 'debt', after }], events: [] };
}

/** @param source what it is known by where it comes from. */
export function newProject(
  { decidedOn, ...draft }: Omit<ProjectRow, 'projectId' | 'version' | 'progress' | 'payments'> & { decidedOn: string },
  source: string,
): RegisterChange {
  const after: ProjectRow = {
    ...draft,
    projectId: rowId('project', draft.villageCode, decidedOn, source),
    progress: [{ stage: 'decided', on: decidedOn, mediaIds: [] }],
    payments: [],
    version: 1,
  };
  return { rows: [{ register: 'project', after }], events: [] };
}
