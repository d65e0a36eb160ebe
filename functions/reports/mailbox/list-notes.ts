import { AppError } from '@shared/errors';
import { listNotes, type Note as NoteView } from '@shared/reports/mailbox';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { openReport } from '../steps/take-step';
import { heightOf, isSeenFrom } from './letter';
import { type Note, notesOf } from './note-store';

/** A report for one of the offices it concerns; for its reporter there are no notes. @throws AppError `notFound`. */
export async function openForOffice(reportId: string, caller: Caller) {
  const { report, parts } = await openReport(reportId, caller);
  if (parts.includes('reporter')) throw new AppError('notFound');
  return { report, parts, height: heightOf(parts, report) };
}

export const viewNote = ({ noteId, at, authorName, office, text }: Note): NoteView => ({
  noteId,
  at,
  by: authorName,
  office,
  text,
});

export const listNotesHandler = handle(listNotes)(async ({ params, query, caller }) => {
  const { height } = await openForOffice(params.reportId, caller);
  const { items, next } = await notesOf(params.reportId, query);
  return { items: items.filter((note) => isSeenFrom(height, note)).map(viewNote), ...(next && { next }) };
});
