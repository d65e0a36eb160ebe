import { putDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { discard } from '@/platform/sending/outbox';
import { askAbout, draftOf } from '@/platform/server/question';
import { copy } from './copy';
import { BLANK, type ReportForm, writtenIn } from './form';
import type { ReportInOutbox } from './send-report';

/**
 * Puts what was refused back to where it was written: what came of the tab into its form, a question on a page of its own. Its files
 * are to be added anew, and that is said.
 */
export function rewrite({ key, body, files }: ReportInOutbox, edit: (written: Partial<ReportForm>) => void): void {
  discard(key);
  if (files.length > 0) say(copy.filesAgain);
  if (!body.question) return edit(writtenIn(body));
  putDraft(draftOf(body.question), { ...BLANK, ...writtenIn(body) });
  askAbout(body.question);
}
