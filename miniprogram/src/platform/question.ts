import type { ReportCategory } from '@shared/reports';
import { cell } from './cell';
import { openTab } from './navigate';

/** What a person wants to ask about, from the page where they saw it. */
export interface Question {
  villageCode?: string;
  villageName?: string;
  category: ReportCategory;
  /** Which payment or voucher it is, in words: the beginning of the report's description. */
  description: string;
}

const asked = cell<Question | undefined>(undefined);

/** “我有疑问”: opens the 举报 tab with the question filled in. A tab cannot be opened with parameters, so it waits here. */
export function askAbout(question: Question): void {
  asked.set(question);
  openTab('report');
}

/** The waiting question, once: the 举报 tab takes it whenever it is shown (`useDidShow`). */
export function takeQuestion(): Question | undefined {
  const question = asked.get();
  if (question) asked.set(undefined);
  return question;
}
