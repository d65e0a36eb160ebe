import { statusOn } from '../../accounts/registers/contract';
import { daysBetween, scheduleOn } from '../../accounts/registers/rent';
import type { ContractRow } from '../../accounts/registers/rows';
import type { Figures } from '../rules/condition';
import type { Fact } from './fact';
import type { VillageRows } from './rows';
import { heldIn } from './book-facts';
import { officersKnownBy, officersNamed } from './officers';

/** A lease by its own words. 承包 and 流转 have terms of their own (民法典 第三百三十二条), and what says neither is not asked. */
const LEASE = /租赁|出租|租用/;
const CONTRACTED = /承包|流转/;

const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const letOf = ({ assetId, resourceId }: ContractRow): string | undefined => assetId ?? resourceId;

/** A contract that follows on the same thing. */
const successorOf = (contract: ContractRow, { contracts = [] }: VillageRows): ContractRow | undefined =>
  contracts.find(
    (other) =>
      other.contractId !== contract.contractId &&
      letOf(other) !== undefined &&
      letOf(other) === letOf(contract) &&
      other.endsOn > contract.endsOn,
  );

/** One contract: its end, what became of what it lets, and how long its last term is. */
export function contractFacts(
  rows: VillageRows,
  { firstDays = 90, secondDays = 30, lastDays = 7, years = 20 }: Figures,
): Fact[] {
  const { today } = rows;
  return (rows.contracts ?? []).map((contract): Fact => {
    const { contractId, contractNo, title, subject, startsOn, endsOn, terminatedOn } = contract;
    const status = statusOn(contract, today);
    const left = daysBetween(today, endsOn);
    const step = [lastDays, secondDays, firstDays].find((days) => left <= days);
    const let_ = letOf(contract);
    const asset = rows.assets?.find(({ assetId }) => assetId === let_);
    const resource = rows.resources?.find(({ resourceId }) => resourceId === let_);
    const inUse = asset
      ? asset.status === 'leased'
      : resource
        ? ['contracted', 'leased'].includes(resource.use)
        : undefined;
    // A renewal is a term of its own (民法典 第七百零五条): it is counted from where the one before ended.
    const renewedFrom = (rows.events ?? [])
      .filter(({ of, itemId, kind }) => of === 'contract' && itemId === contractId && kind === 'renewed')
      .map(({ from }) => from ?? '')
      .sort()
      .at(-1);
    return {
      subject: `contract#${contractId}`,
      period: status === 'active' && step !== undefined ? `${endsOn}|${step}` : endsOn,
      evidence: [{ kind: 'contract', id: contractId }],
      concerns: officersKnownBy(rows, contract.partyBKey),
      values: {
        contractNo,
        title,
        subject,
        startsOn,
        endsOn,
        active: status === 'active',
        expired: status === 'expired' && !terminatedOn,
        leftDays: left,
        expiredDays: Math.max(0, -left),
        followed: successorOf(contract, rows) !== undefined,
        ...(inUse !== undefined && { inUse }),
        lease: LEASE.test(`${title}${subject}`) && !CONTRACTED.test(`${title}${subject}`),
        longestUntil: yearsAfter(renewedFrom || startsOn, years),
      },
    };
  });
}

/** One rent of a contract's schedule. */
export const rentFacts = (rows: VillageRows): Fact[] =>
  (rows.contracts ?? []).flatMap((contract) =>
    scheduleOn(contract, rows.today).map(({ dueOn, amountFen, receivedFen, overdueDays, state }): Fact => ({
      subject: `contract#${contract.contractId}`,
      period: dueOn,
      evidence: [{ kind: 'contract', id: contract.contractId }],
      concerns: officersKnownBy(rows, contract.partyBKey),
      values: {
        contractNo: contract.contractNo,
        title: contract.title,
        dueOn,
        owedFen: amountFen - receivedFen,
        overdueDays,
        paid: state === 'paid',
      },
    })),
  );

const DISTANT_PAST = '1900-01-01';

/** The officers who rent an asset, did, or will. */
const officersLetting = (rows: VillageRows, assetId: string): string[] =>
  officersKnownBy(
    rows,
    ...(rows.contracts ?? []).filter((one) => one.assetId === assetId).map(({ partyBKey }) => partyBKey),
  );

/** One asset that stands idle, since when. */
export const assetFacts = (rows: VillageRows): Fact[] =>
  (rows.assets ?? []).flatMap((asset): Fact[] => {
    if (asset.status !== 'idle') return [];
    const since = (rows.events ?? [])
      .filter(({ of, itemId, kind }) => of === 'asset' && itemId === asset.assetId && kind === 'idled')
      .map(({ on }) => on)
      .sort()
      .at(-1);
    const nextLet = (rows.contracts ?? []).some(
      ({ assetId, startsOn, terminatedOn }) => assetId === asset.assetId && startsOn > rows.today && !terminatedOn,
    );
    return [
      {
        subject: `asset#${asset.assetId}`,
        period: since ?? DISTANT_PAST,
        evidence: [{ kind: 'asset', id: asset.assetId }],
        concerns: officersLetting(rows, asset.assetId),
        values: {
          cardNo: asset.cardNo,
          name: asset.name,
          ...(since && { idleSince: since, idleDays: daysBetween(since, rows.today) }),
          nextLet,
        },
      },
    ];
  });

/** One asset that was given away, sold or scrapped. */
export const disposalFacts = (rows: VillageRows): Fact[] =>
  (rows.events ?? [])
    .filter(({ of, kind }) => of === 'asset' && kind === 'scrapped')
    .map((event): Fact => {
      const asset = rows.assets?.find(({ assetId }) => assetId === event.itemId);
      return {
        subject: `asset#${event.itemId}`,
        period: event.on,
        evidence: [{ kind: 'asset', id: event.itemId }],
        // Who kept it let it go.
        concerns: [...officersLetting(rows, event.itemId), ...officersNamed(rows, asset ? [asset.custodian] : [])],
        values: {
          cardNo: asset?.cardNo ?? '',
          name: asset?.name ?? '一件资产',
          on: event.on,
          valueFen: event.amountFen ?? 0,
          decided: Boolean(event.decidedBy ?? event.decisionId),
        },
      };
    });

/** One project that was finished, and what of it still stands in 在建工程. */
export function projectFacts(rows: VillageRows): Fact[] {
  const paidFor = (payments: readonly { amountFen: number }[]) => payments.reduce((sum, one) => sum + one.amountFen, 0);
  const projects = rows.projects ?? [];
  const isFinished = (stage: string | undefined) => stage === 'finished' || stage === 'accepted';
  const underwayFen = projects
    .filter(({ progress }) => !isFinished(progress.at(-1)?.stage))
    .reduce((sum, { payments }) => sum + paidFor(payments), 0);
  const latest = [...(rows.balances ?? [])].sort((a, b) => a.year - b.year).at(-1);
  if (!latest) return [];
  const heldFen = heldIn(latest, '153', 12);
  return projects.flatMap((project): Fact[] => {
    const finished = project.progress.find(({ stage }) => isFinished(stage));
    if (!finished) return [];
    return [
      {
        subject: `project#${project.projectId}`,
        period: finished.on,
        evidence: [{ kind: 'project', id: project.projectId }],
        concerns: officersKnownBy(rows, project.contractorKey),
        values: {
          name: project.name,
          finishedOn: finished.on,
          finishedDays: daysBetween(finished.on, rows.today),
          paidFen: paidFor(project.payments),
          heldFen: heldFen - underwayFen,
        },
      },
    ];
  });
}
