import { writeNote } from '@shared/mailbox';
import { newId } from '../../platform/id';
import { findDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { ConditionsFailed } from '../../platform/transact';
import { officeOf } from '../office';
import { openForOffice, viewNote } from './list-notes';
import { findNote, saveNote } from './note-store';

export const writeNoteHandler = handle(writeNote)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { reportId } = params;
  const { parts, height, report } = await openForOffice(reportId, caller);
  const done = await findDone(once);
  if (done) return viewNote((await findNote(reportId, done))!);
  // One who is both notes for the office that has it.
  const division = parts.includes('handler') ? report.handledByDivision : height;
  const office = await officeOf(division);
  const authorName = caller.person?.name ?? office;
  const note = { reportId, noteId: newId(at), at, authorName, office, division, text: body.text };
  try {
    await saveNote(note, {
      trail: {
        reportId,
        villageCode: report.villageCode,
        action: writeNote.id,
        at,
        actor: caller.accountId,
        requestId,
      },
      once,
    });
  } catch (error) {
    const won = error instanceof ConditionsFailed && (await findDone(once));
    if (!won) throw error;
    return viewNote((await findNote(reportId, won))!);
  }
  return viewNote(note);
});
