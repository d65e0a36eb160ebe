import { districtOf } from '@shared/divisions';
import type { AuditRow } from './audit';
import { canonical } from './canonical';
import { hashFor } from './sealed';

/** A line of a report's trail. The report's village says in which district's list the trail stands. */
export interface TrailRow extends Omit<AuditRow, 'subject'> {
  reportId: string;
  villageCode: string;
  /** The first line of a report that these writes make: their own conditions say that there is neither a report nor a trail yet. */
  begins?: true;
}

/** A row of the report as the change left it: its key, and a keyed digest of all that is in it. */
export interface Cover {
  pk: string;
  sk: string;
  digest: string;
}

/** One link: the line, what it left behind, and the hash that holds it to the link before. */
export interface TrailLink extends AuditRow {
  seq: number;
  /** The hash of the link before; `''` of the first. */
  previous: string;
  covers?: Cover[] | undefined;
  hash: string;
}

/** How long a trail is, and where it ends: sealed, so that a shorter trail needs an older head to go with it. */
export interface TrailHead {
  subject: string;
  seq: number;
  hash: string;
  at: string;
  gsi1pk: string;
  gsi1sk: string;
  /** The latest cover of each row that commands replace: what must still lie there before the next one does. */
  standing: Cover[];
  mac: string;
}

/** Where a link lies. */
export const linkKey = ({ subject, seq }: { subject: string; seq: number }): { pk: string; sk: string } => ({
  pk: `AUDIT#${subject}`,
  sk: `LINK#${String(seq).padStart(8, '0')}`,
});

export const trailOf = (reportId: string): string => `report#${reportId}`;

/**
 * The rows of a report that a trail answers for: their entity, and the attributes that change without anyone having done anything
 * to the report. `remindedOf`: the clock's own note of whom it reminded.
 */
const COVERED: Record<string, readonly string[]> = {
  Report: ['remindedOf'],
  ReportEvent: [],
  Letter: [],
  Note: [],
  SealedIdentity: [],
  IdentityOpening: [],
  // The ways to it: by its receipt, its fingerprint, its number, its village and the cadres it names.
  Receipt: [],
  Fingerprint: [],
  ReportPointer: [],
};

/** Covered rows that a command writes anew over what was there; all others are written once. */
const REPLACED = new Set(['Report', 'IdentityOpening']);

/** Whether a covered row is one that commands replace. */
export const isReplaced = ({ _et }: Record<string, unknown>): boolean => REPLACED.has(String(_et));

/** Where those of a report lie. */
export const partitionsOf = (reportId: string): string[] => [
  `REPORT#${reportId}`,
  `MAILBOX#${reportId}`,
  `NOTES#${reportId}`,
  `IDENTITY#${reportId}`,
];

/** Whether the trail of a report answers for rows of this entity. */
export const isCoveredKind = (entity: string): boolean => entity in COVERED;

/** Whether a stored row is one that the trail of a report answers for. */
export const isCovered = ({ _et, reportId }: Record<string, unknown>, of: string): boolean =>
  typeof _et === 'string' && isCoveredKind(_et) && reportId === of;

/** Keyed: who can read the trail alone cannot try what a report's words or sender may have been. */
const mac = (what: 'trailRow' | 'trailLink' | 'trailHead', content: unknown): string =>
  hashFor(what, canonical(content));

const without = (row: Record<string, unknown>, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** The digest of a stored row, without what may change by itself. */
export const digestOf = (row: Record<string, unknown>): string =>
  mac('trailRow', without(row, ...(COVERED[String(row._et)] ?? [])));

/** Rows that lead to a report: their keys are a village, a cadre, a receipt, and a trail shall be joined to another by none of these. */
const WAYS = new Set(['Receipt', 'Fingerprint', 'ReportPointer']);

/** Under which key a link keeps a stored row. */
export const coveredAs = (row: Record<string, unknown>): Pick<Cover, 'pk' | 'sk'> =>
  WAYS.has(String(row._et))
    ? { pk: 'WAY', sk: mac('trailRow', `${String(row.pk)} ${String(row.sk)}`) }
    : { pk: String(row.pk), sk: String(row.sk) };

/** What a link keeps of a stored row. */
export const coverOf = (row: Record<string, unknown>): Cover => ({ ...coveredAs(row), digest: digestOf(row) });

/** The hash a link must have: over everything in it, whatever it is called. Given as stored or as made. */
export const hashOfLink = (link: object): string =>
  mac('trailLink', without(link as Record<string, unknown>, 'pk', 'sk', '_et', 'hash'));

/** The seal a head must have. */
export const macOfHead = (head: object): string =>
  mac('trailHead', without(head as Record<string, unknown>, 'pk', 'sk', '_et', 'mac'));

/** For finding the cover of the same row. */
export const isSameRow =
  ({ pk, sk }: { pk: string; sk: string }) =>
  (other: { pk: string; sk: string }): boolean =>
    pk === other.pk && sk === other.sk;

/**
 * The next link of a trail, and the head with it.
 * @param replaced those of `covers` that later commands may replace.
 */
export function linkAfter(
  head: TrailHead | undefined,
  { reportId, villageCode, begins: _begins, ...line }: TrailRow,
  covers: readonly Cover[],
  replaced: readonly Cover[] = [],
): { link: TrailLink; head: TrailHead } {
  const subject = trailOf(reportId);
  const content = {
    ...line,
    subject,
    seq: (head?.seq ?? 0) + 1,
    previous: head?.hash ?? '',
    ...(covers.length > 0 && { covers: [...covers] }),
  };
  const link = { ...content, hash: hashOfLink(content) };
  const unsealed = {
    subject,
    seq: link.seq,
    hash: link.hash,
    at: line.at,
    gsi1pk: `TRAIL#${districtOf(villageCode)}`,
    gsi1sk: reportId,
    standing: [...(head?.standing ?? []).filter((cover) => !replaced.some(isSameRow(cover))), ...replaced],
  };
  return { link, head: { ...unsealed, mac: macOfHead(unsealed) } };
}
