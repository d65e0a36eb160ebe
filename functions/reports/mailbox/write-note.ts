import { writeNote } from '@shared/reports/mailbox';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { handle } from '../../platform/serve';
import { heedWords } from '../reporter/heed-words';
import { officeOf } from '../sight/office';
import { besideWords } from '../report-store';
import { writerOf } from '../steps/take-step';
import { openForOffice, viewNote } from './list-notes';
import { findNote, saveNote } from './note-store';

export const writeNoteHandler = handle(writeNote)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { reportId } = params;
  const act = async () => {
    const { parts, height, report } = await openForOffice(reportId, caller);
    const heeded = await heedWords(report, { text: body.text, ...writerOf(caller, 'handler'), at });
    // One who is both notes for the office that has it; a note that takes it to another is that one's.
    const office = await officeOf(parts.includes('handler') ? report.handledByDivision : height);
    const division = parts.includes('handler') ? (heeded?.after ?? report).handledByDivision : height;
    const authorName = caller.person?.name ?? office;
    const note = { reportId, noteId: newId(at), at, authorName, office, division, text: body.text };
    const audit = { action: writeNote.id, at, actor: caller.accountId, requestId };
    const { rows, items } = besideWords(report, heeded, audit);
    await saveNote(note, { trail: rows, beside: items, once });
    return viewNote(note);
  };
  // Its own words may have taken the report out of the writer's sight: the note is theirs all the same.
  const done = async (noteId: string) => viewNote((await findNote(reportId, noteId))!);
  return doOnce(once, { done, act, decidesAnew: true });
});
