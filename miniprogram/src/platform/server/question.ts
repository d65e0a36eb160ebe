import type { ReportCategory } from '@shared/reports/reports';
import { cell, useCell } from '../cell';
import { forgetDrafts } from '../sending/drafts';
import { openPage } from '../navigate';
import { onSessionEnd } from './session';

/** What a person wants to ask about, from the page where they saw it. */
export interface Question {
  /** What it is about, by its kind and id: payment:…, voucher:…. Two that read alike are two. */
  about: string;
  villageCode?: string;
  villageName?: string;
  category: ReportCategory;
  /** Which payment or voucher it is, in words: the beginning of the report's description. */
  description: string;
  /** It is about one's own money: nobody can answer it without knowing whose, so the name is given unless one says otherwise. */
  own?: true;
}

const asked = cell<Question | undefined>(undefined);

const DRAFTS = 'question:';

/** The name of a question's draft: by what it asks about, never by its words, which two villages or relatives may share. */
export const draftOf = ({ about }: Pick<Question, 'about'>): string => DRAFTS + about;

// What somebody asks about their own money does not stay on a phone that others use after them.
onSessionEnd(() => {
  asked.set(undefined);
  forgetDrafts(DRAFTS);
});

/**
 * “我有疑问”: opens a form of its own with the question filled in, apart from what lies in the 举报 tab; back leads to where it was
 * asked. Its words wait here and not in the address: they may say what somebody was paid.
 */
export function askAbout(question: Question): void {
  asked.set(question);
  openPage('reports/ask');
}

/** The question that was asked last; none after the app was closed, or signed out of. */
export const useLastQuestion = (): Question | undefined => useCell(asked);
