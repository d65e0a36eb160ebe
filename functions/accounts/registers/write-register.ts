import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { ConditionsFailed, Overtaken, retryOnRace, transact, type WriteItem } from '../../platform/transact';
import { refuseUnkeepable } from '../../platform/kept-sums';
import { latestYearOf, putVillageYear } from '../book-store';
import { putContract } from './contract-store';
import { putDebt } from './debt-store';
import { putMention } from './mention-store';
import { itemOf, mentionsIn } from './mentions';
import { putProject } from './project-store';
import { putAsset, putEvent, putNumber, putResource } from './register-store';
import type { RegisterChange, RowChange } from './rows';
import { sumsAfter } from './sums';

/** A row of the change was changed by another meanwhile (or, `number`, its number is taken): nothing was written. */
export class RowsChanged extends Overtaken {
  constructor(readonly number: boolean) {
    super('the register was changed in between');
    this.name = 'RowsChanged';
  }
}

/** Who changes a register, by which command. */
export interface Doing {
  at: string;
  actor: string;
  action: string;
}

/** A transaction takes 100 items: a row, its number and its event each, and the year, the audit row and what goes with them. */
const ROWS_AT_ONCE = 30;

const numberOf = ({ register, before, after }: RowChange): [no: string, itemId: string] | undefined => {
  if (before) return undefined;
  if (register === 'asset') return [`asset#${after.cardNo}`, after.assetId];
  return register === 'contract' ? [`contract#${after.contractNo}`, after.contractId] : undefined;
};

function putRow(change: RowChange): WriteItem {
  switch (change.register) {
    case 'asset':
      return putAsset(change.after);
    case 'resource':
      return putResource(change.after);
    case 'contract':
      return putContract(change.after);
    case 'debt':
      return putDebt(change.after);
    case 'project':
      return putProject(change.after);
  }
}

/**
 * Writes a change of a village's registers in one transaction: its rows (each only as it was read), their histories, what they speak of, the sums
 * of the village's latest year as of the day those stand on, the audit row, and what goes with them.
 * @throws AppError `registers.noBook`, `money.sumTooLarge`; RowsChanged.
 */
export async function writeRegister(
  villageCode: string,
  { rows, events }: RegisterChange,
  { at, actor, action }: Doing,
  besides: readonly WriteItem[] = [],
): Promise<void> {
  const numbers = rows.flatMap((row) => [numberOf(row) ?? []].filter((one) => one.length > 0));
  const writes: WriteItem[] = [
    ...numbers.map(([no, itemId]) => putNumber(villageCode, no!, itemId!)),
    ...rows.map(putRow),
    ...events.map(putEvent),
    ...mentionsIn({ rows, events }).map(putMention),
    ...besides,
    auditRow({ subject: `registers#${villageCode}`, action, at, actor, note: notesOf(rows) }),
  ];
  await retryOnRace(async () => {
    const year = await latestYearOf(villageCode);
    if (!year) throw new AppError('registers.noBook');
    const sums = sumsAfter(year, rows, year.registersOn);
    refuseUnkeepable(...Object.values(sums).flatMap((parts) => Object.values(parts)));
    const next = { ...year, ...sums };
    try {
      await transact(...writes, putVillageYear(next, year));
    } catch (error) {
      // Only the year was changed in between (a voucher was posted): again, from the year as it is now.
      if (!(error instanceof ConditionsFailed) || error.failed.every((place) => place >= writes.length)) throw error;
      throw new RowsChanged(error.failed.some((place) => place < numbers.length));
    }
  });
}

const notesOf = (rows: readonly RowChange[]): string =>
  rows.map((row) => `${row.register}#${itemOf(row).itemId}v${row.after.version}`).join(' ');

/**
 * Writes many new rows of one village, 30 a transaction, each group with its sums: for an import, which made them by
 * `newAsset`, `newContract` and so on with a source of its own, so that a second run meets RowsChanged and writes nothing twice.
 * @throws AppError `registers.noBook`; RowsChanged: the groups before it are written.
 */
export async function registerAll(
  villageCode: string,
  changes: readonly RegisterChange[],
  doing: Doing,
): Promise<void> {
  for (let from = 0; from < changes.length;) {
    const group: RegisterChange = { rows: [], events: [] };
    for (; from < changes.length; from += 1) {
      const { rows, events } = changes[from]!;
      if (group.rows.length > 0 && group.rows.length + rows.length > ROWS_AT_ONCE) break;
      group.rows.push(...rows);
      group.events.push(...events);
    }
    await writeRegister(villageCode, group, doing);
  }
}
