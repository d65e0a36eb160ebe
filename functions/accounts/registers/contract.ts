import { type Contract, type ContractCard, type ContractStatus, MAX_DUES } from '@shared/accounts/contracts';
import { AppError } from '@shared/errors';
import type { EventDraft } from './event';
import { refuse, refuseFuture } from './refuse';
import { arrearsOn, daysBetween, type Due, receivedOf, scheduleOn, unpaidOf } from './rent';
import type { ContractRow } from './rows';

/** The one who rents, as `withoutShown` asks for them. */
export const partyBOf = ({ villageCode, partyB, partyBKey }: ContractRow) => ({
  ...{ villageCode, shown: partyB, key: partyBKey },
});

/** How many days before its end a contract is said to end. */
const ENDS_SOON_DAYS = 90;

/** A contract's status on a day: its last day still counts, the day it is ended does not. */
export function statusOn({ startsOn, endsOn, terminatedOn }: ContractRow, day: string): ContractStatus {
  if (terminatedOn && terminatedOn <= day) return 'terminated';
  if (endsOn < day) return 'expired';
  return startsOn > day ? 'upcoming' : 'active';
}

/** Whether it stands and ends within ninety days. */
export const isSoonOver = (contract: ContractRow, day: string): boolean =>
  statusOn(contract, day) === 'active' && daysBetween(day, contract.endsOn) <= ENDS_SOON_DAYS;

/** @throws AppError `request.malformed` when the days or the rents of a contract do not fit each other. */
export function checkTerm(startsOn: string, endsOn: string, dues: readonly Due[]): void {
  if (endsOn <= startsOn) refuse('endsOn', '到期要在起租之后');
  const days = dues.map(({ dueOn }) => dueOn);
  if (new Set(days).size < days.length) refuse('dues', '两期租金不能是同一天');
  if (days.some((day) => day > endsOn)) refuse('dues', '有一期租金在合同到期之后');
  if (dues.length > MAX_DUES) refuse('dues', '租金期数太多了');
}

/**
 * A rent that came.
 * @throws AppError `registers.tooMuch` when it is more than all that the contract still asks for, `request.malformed`.
 */
export function withRent(contract: ContractRow, receipt: ContractRow['receipts'][number], today: string): ContractRow {
  refuseFuture('receivedOn', receipt.receivedOn, today);
  if (receipt.receivedOn < contract.signedOn) refuse('receivedOn', '不能早于签合同那天');
  if (receipt.amountFen > unpaidOf(contract)) throw new AppError('registers.tooMuch');
  if (contract.receipts.length >= MAX_DUES) refuse('receivedOn', '收租次数太多了');
  return { ...contract, receipts: [...contract.receipts, receipt], version: contract.version + 1 };
}

/** @throws AppError `registers.ended`, `request.malformed`. */
export function renewed(
  contract: ContractRow,
  { on, endsOn, yearlyRentFen, dues }: { on: string; endsOn: string; yearlyRentFen: number; dues: Due[] },
  today: string,
): { after: ContractRow; event: EventDraft } {
  refuseFuture('on', on, today);
  if (contract.terminatedOn) throw new AppError('registers.ended');
  if (endsOn <= contract.endsOn) refuse('endsOn', '续签的到期日要晚于原来的');
  if (dues.some(({ dueOn }) => dueOn <= contract.endsOn)) refuse('dues', '续签的租金要在原合同到期之后');
  const all = [...contract.dues, ...dues];
  checkTerm(contract.startsOn, endsOn, all);
  return {
    after: { ...contract, endsOn, yearlyRentFen, dues: all, version: contract.version + 1 },
    event: { kind: 'renewed', on, from: contract.endsOn, to: endsOn, amountFen: yearlyRentFen },
  };
}

/** @throws AppError `registers.ended`, `request.malformed`. */
export function terminated(
  contract: ContractRow,
  on: string,
  today: string,
): { after: ContractRow; event: EventDraft } {
  refuseFuture('on', on, today);
  if (contract.terminatedOn || contract.endsOn < on) throw new AppError('registers.ended');
  if (on < contract.signedOn) refuse('on', '不能早于签合同那天');
  const after = { ...contract, terminatedOn: on, version: contract.version + 1 };
  return { after, event: { kind: 'terminated', on, amountFen: arrearsOn(after, today) } };
}

/** A contract of the list, as it stands on a day. */
export function contractOn(contract: ContractRow, today: string): Contract {
  const status = statusOn(contract, today);
  const endsInDays = daysBetween(today, contract.endsOn);
  return {
    contractId: contract.contractId,
    contractNo: contract.contractNo,
    title: contract.title,
    partyB: contract.partyB,
    subject: contract.subject,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    yearlyRentFen: contract.yearlyRentFen,
    receivedFen: receivedOf(contract),
    arrearsFen: arrearsOn(contract, today),
    status,
    ...(status === 'active' && endsInDays <= ENDS_SOON_DAYS && { endsInDays }),
    decidedBy: contract.decidedBy,
  };
}

/** The whole contract on a day, without its village's name and history. */
export function contractCard(
  contract: ContractRow,
  today: string,
): Omit<ContractCard, 'villageName' | 'history' | 'older'> {
  const { villageCode, version, partyA, signedOn, assetId, resourceId, decisionId, terminatedOn, note } = contract;
  return {
    ...contractOn(contract, today),
    villageCode,
    version,
    partyA,
    signedOn,
    schedule: scheduleOn(contract, today),
    receipts: [...contract.receipts].sort((a, b) => b.receivedOn.localeCompare(a.receivedOn)),
    comingFen: unpaidOf(contract) - arrearsOn(contract, today),
    ...(assetId && { assetId }),
    ...(resourceId && { resourceId }),
    ...(decisionId && { decisionId }),
    ...(terminatedOn && { terminatedOn }),
    ...(note && { note }),
  };
}
