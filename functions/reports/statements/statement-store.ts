import { Entity, item, list, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { markDone, type Once } from '../../platform/once';
import { CivicTable } from '../../platform/tables';
import { transactTrailed } from '../../platform/trail';
import type { WriteItem } from '../../platform/transact';
import type { Report, ReportEvent } from '../report';
import type { Heeded } from '../reporter/heed-words';
import { besideWords, putEvent } from '../report-store';
import type { Statement } from './statement';

export const StatementEntity = new Entity({
  name: 'Statement',
  table: CivicTable,
  schema: item({
    statementId: string().key(),
    personId: string(),
    askedBy: string(),
    summary: string(),
    askedWeek: string(),
    answerBy: string(),
    text: string().optional(),
    mediaIds: list(string()),
    version: number(),
  }),
  computeKey: ({ statementId }) => ({ pk: `STATEMENT#${statementId}`, sk: 'STATEMENT' }),
  answers: 'What is this person asked to explain, and what did they say',
});

/** What of a statement is the office's alone: of which report it is, and when. It never leaves with what the accused reads. */
export const StatementOriginEntity = new Entity({
  name: 'StatementOrigin',
  table: CivicTable,
  schema: item({
    statementId: string().key(),
    reportId: string(),
    name: string(),
    askedAt: string(),
    givenAt: string().optional(),
  }),
  computeKey: ({ statementId }) => ({ pk: `STATEMENT#${statementId}`, sk: 'ORIGIN' }),
  answers: 'Of which report is this statement, and when was it asked and given',
});

export interface Origin {
  statementId: string;
  reportId: string;
  /** The accused's name. */
  name: string;
  askedAt: string;
  givenAt?: string | undefined;
}

/** Read strongly consistent. */
export const statementById = (statementId: string): Promise<Statement | undefined> =>
  readRow(StatementEntity, { statementId });

export const originOf = (statementId: string): Promise<Origin | undefined> =>
  readRow(StatementOriginEntity, { statementId });

/** The rows of a statement that is asked for. The seed writes them too. */
export const askItems = (statement: Statement, origin: Origin): WriteItem[] => [
  putNew(StatementEntity, statement),
  putNew(StatementOriginEntity, origin),
];

/**
 * Writes what was said, with its line in the report's timeline and trail: all or nothing. The report itself does not move: a form that
 * the office has open is not spoilt by it, unless it names somebody from whom the report is to be hidden.
 * @throws ConditionsFailed when it was said already, the command was done, or the report moved while it was to be hidden.
 */
export const saveGiven = (
  given: Statement,
  origin: Origin,
  {
    report,
    event,
    claims,
    heeded,
  }: { report: Report; event: ReportEvent; claims: WriteItem[]; heeded?: Heeded | undefined },
  { action, once }: { action: string; once: Once },
): Promise<void> => {
  // Who said it stands in the statement: the trail of a report names no one whom it accuses.
  const { rows, items } = besideWords(report, heeded, { action, at: event.at, actor: 'accused' });
  return transactTrailed(
    rows,
    putRow(StatementEntity, given, unlessChanged(given.version - 1)),
    putRow(StatementOriginEntity, origin),
    putEvent(event),
    ...claims,
    ...(heeded ? items : []),
    markDone(once, given.statementId, event.at),
  );
};
