import { LEAST_VILLAGES, type PeerGroup, VillageKind } from '@shared/supervision/statistics';
import { monthOfYear } from '@shared/time';
import { hasVillageCommittee } from '../../identity/division-store';
import type { YearBalances } from '../facts/rows';
import { heldIn } from '../facts/book-facts';
import { fencesOf, quartilesOf } from './quartiles';

/** 管理费用. */
const MANAGEMENT = '513';
/** What is paid once a year stands in few months: less than a quarter of a year is not compared. */
const LEAST_MONTHS = 3;

/** @param name the committee's, in full. */
export const kindOf = (name: string): VillageKind => (hasVillageCommittee(name) ? 'village' : 'community');

/**
 * What a village spent on management from January through a month; undefined where that month is not closed, or too early in its year:
 * a book that is behind is not cheap.
 */
export const managementOf = (balances: YearBalances | undefined, month: number): number | undefined =>
  balances && balances.closedThrough >= month && month >= LEAST_MONTHS
    ? heldIn(balances, MANAGEMENT, month)
    : undefined;

/** A village as it is compared. */
export interface Peer {
  readonly kind: VillageKind;
  readonly population?: number | undefined;
  readonly managementFen?: number | undefined;
}

/** Fen a head; undefined where the book or the population is not known. */
export const perHeadOf = ({ population, managementFen }: Omit<Peer, 'kind'>): number | undefined =>
  population && managementFen !== undefined ? Math.round(managementFen / population) : undefined;

export interface KeptPeers {
  readonly districtCode: string;
  readonly asOf: string;
  readonly from: string;
  readonly through: string;
  readonly groups: readonly PeerGroup[];
}

function groupOf(kind: VillageKind, heads: readonly number[]): PeerGroup {
  const villages = heads.length;
  if (villages < LEAST_VILLAGES) return { kind, villages };
  const quartiles = quartilesOf([...heads].sort((one, other) => one - other));
  const fences = fencesOf(quartiles);
  const beyond = heads.filter((fen) => fen < fences.lowFen || fen > fences.highFen).length;
  return { kind, villages, quartiles, fences: { ...fences, beyond } };
}

/** How the villages of each kind spread, of those that closed the month: never one kind with the other. */
export const peersOf = (
  villages: readonly Peer[],
  { year, month }: { year: number; month: number },
): Pick<KeptPeers, 'from' | 'through' | 'groups'> => ({
  from: monthOfYear(year, 1),
  through: monthOfYear(year, month),
  groups: VillageKind.options.map((kind) =>
    groupOf(
      kind,
      villages.filter((village) => village.kind === kind).flatMap((village) => perHeadOf(village) ?? []),
    ),
  ),
});
