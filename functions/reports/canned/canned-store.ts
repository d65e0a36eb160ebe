import { CannedUse } from '@shared/reports/canned-answers';
import { ReportCategory } from '@shared/reports/reports';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { type AuditRow, auditRow } from '../../platform/audit';
import { markDone, type Once } from '../../platform/once';
import { CivicTable } from '../../platform/tables';
import { transact } from '../../platform/transact';
import { readRows } from '../../platform/query-page';

const wording = () => ({
  use: string().enum(...CannedUse.options),
  category: string()
    .enum(...ReportCategory.options)
    .optional(),
  title: string(),
  text: string(),
  source: string().optional(),
  savedAt: string(),
  /** The account that saved it; none of the starter set. */
  savedBy: string().optional(),
  removedAt: string().optional(),
});

export const CannedAnswerEntity = new Entity({
  name: 'CannedAnswer',
  table: CivicTable,
  schema: item({ division: string().key(), cannedId: string().key(), ...wording(), version: number() }),
  computeKey: ({ division, cannedId }) => ({ pk: `CANNED#${division}`, sk: `CANNED#${cannedId}` }),
  answers: 'Which ready texts does this office keep',
});

/** A text as it was saved: written once, never changed. */
export const CannedVersionEntity = new Entity({
  name: 'CannedVersion',
  table: CivicTable,
  schema: item({ cannedId: string().key(), version: number().key(), ...wording() }),
  computeKey: ({ cannedId, version }) => ({
    pk: `CANNEDTEXT#${cannedId}`,
    sk: `VERSION#${String(version).padStart(6, '0')}`,
  }),
  answers: 'How was this ready text before, who changed it and when',
});

export type Canned = FormattedItem<typeof CannedAnswerEntity>;
export type CannedVersion = FormattedItem<typeof CannedVersionEntity>;

/** The ready texts an office keeps: sixty at most, those it removed left out. */
export async function cannedOf(division: string): Promise<Canned[]> {
  const rows = await readRows(CannedAnswerEntity, {
    partition: `CANNED#${division}`,
    range: { beginsWith: 'CANNED#' },
  });
  return rows.filter(({ removedAt }) => removedAt === undefined);
}

/** One of an office's, as it is now; undefined when it has none, or no more. */
export const findCanned = (division: string, cannedId: string): Promise<Canned | undefined> =>
  readRow(CannedAnswerEntity, { division, cannedId });

/** Newest first, the latest fifty. */
export const versionsOf = (cannedId: string): Promise<CannedVersion[]> =>
  readRows(CannedVersionEntity, {
    partition: `CANNEDTEXT#${cannedId}`,
    range: { beginsWith: 'VERSION#' },
    newestFirst: true,
    limit: 50,
  });

/** What a text was at one version. The seed writes them through it too. */
export const versionRow = ({ division: _, ...canned }: Canned): CannedVersion => canned;

/**
 * Writes a text as it is now and its version, when nobody changed it since `before` was read.
 * @throws ConditionsFailed
 */
export const saveCanned = (
  before: Canned | undefined,
  after: Canned,
  { audit, once }: { audit: AuditRow; once: Once },
): Promise<void> =>
  transact(
    putRow(CannedAnswerEntity, after, unlessChanged(before?.version)),
    putNew(CannedVersionEntity, versionRow(after)),
    auditRow(audit),
    markDone(once, after.cannedId, after.savedAt),
  );
