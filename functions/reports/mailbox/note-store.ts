import type { Page, PageQuery } from '@shared/page';
import { Entity, item, string } from '../../platform/entity';
import { putNew, readRow } from '../../platform/row';
import { markDone, type Once } from '../../platform/once';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { transactTrailed } from '../../platform/trail';
import type { TrailRow } from '../../platform/trail-link';
import type { WriteItem } from '../../platform/transact';

/** An internal note: written once, never changed, in no view of the reporter. */
export interface Note {
  reportId: string;
  noteId: string;
  at: string;
  authorName: string;
  office: string;
  /** The writer's division: seen by it and above, never below. */
  division: string;
  text: string;
}

const partitionOf = (reportId: string) => `NOTES#${reportId}`;

export const NoteEntity = new Entity({
  name: 'Note',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    noteId: string().key(),
    at: string(),
    authorName: string(),
    office: string(),
    division: string(),
    text: string(),
  }),
  computeKey: ({ reportId, noteId }) => ({ pk: partitionOf(reportId), sk: `NOTE#${noteId}` }),
  answers: 'What did the offices note for themselves about a report, newest first',
});

export const notesOf = (reportId: string, query: PageQuery): Promise<Page<Note>> =>
  queryPage(NoteEntity, { partition: partitionOf(reportId), newestFirst: true }, query);

export const findNote = (reportId: string, noteId: string): Promise<Note | undefined> =>
  readRow(NoteEntity, { reportId, noteId });

export const putNote = (note: Note) => putNew(NoteEntity, note);

/**
 * Writes a note with what its words change of the report (`besideWords`).
 * @throws ConditionsFailed when it was written already, or the report moved meanwhile.
 */
export const saveNote = (
  note: Note,
  { trail, beside, once }: { trail: TrailRow[]; beside: WriteItem[]; once: Once },
): Promise<void> => transactTrailed(trail, putNote(note), ...beside, markDone(once, note.noteId, note.at));
