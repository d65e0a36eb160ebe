import type { SummaryTells } from '@shared/reports/accused-statements';
import { dayInChina } from '@shared/time';
import type { Report, ReportEvent } from '../report';

/** 情况说明 as it is kept: what the one who is asked may know, and nothing that leads from it to a report. */
export interface Statement {
  statementId: string;
  personId: string;
  /** The office that asks, by its name then. */
  askedBy: string;
  summary: string;
  /** The Monday of the week it was asked in. */
  askedWeek: string;
  answerBy: string;
  text?: string | undefined;
  mediaIds: string[];
  version: number;
}

const DAY_MS = 86_400_000;

/** The Monday of a day's week in China. */
export function weekOf(at: string): string {
  const day = Date.parse(`${dayInChina(at)}T00:00:00.000Z`);
  return new Date(day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** Asked and not answered yet, answered, or too late to. */
export const stateOf = ({ text, answerBy }: Statement, at: string): 'asked' | 'given' | 'late' => {
  if (text !== undefined) return 'given';
  return at > answerBy ? 'late' : 'asked';
};

/** As many of the reporter's own characters in a row tell who wrote them. */
const COPIED_LENGTH = 12;
const bare = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '');

/** The longest run of characters that both say; empty when it is shorter than what tells. */
function copiedFrom(source: string, summary: string): string {
  const [from, words] = [bare(source), bare(summary)];
  let longest = '';
  for (let start = 0; start + COPIED_LENGTH <= words.length; start += 1) {
    let length = Math.max(COPIED_LENGTH, longest.length + 1);
    while (start + length <= words.length && from.includes(words.slice(start, start + length))) {
      longest = words.slice(start, start + length);
      length += 1;
    }
  }
  return longest;
}

/**
 * What a summary gives away of the report it comes from. The name of a reporter is looked for where the handler knows it: of a hidden
 * one nothing is said, for to be warned of a name would be to be told it.
 */
export function tellsOf(
  summary: string,
  { description, place, reporterName }: Pick<Report, 'description' | 'place' | 'reporterName'>,
  events: readonly Pick<ReportEvent, 'step' | 'text'>[],
): SummaryTells[] {
  const said = [
    description,
    ...events.flatMap(({ step, text }) => (step === 'materialSupplied' && text ? [text] : [])),
  ];
  const copied = said.map((words) => copiedFrom(words, summary)).reduce((a, b) => (b.length > a.length ? b : a), '');
  const holds = (words: string | undefined) =>
    words !== undefined && words.length >= 2 && bare(summary).includes(bare(words));
  return [
    ...(copied ? [{ kind: 'copied' as const, words: copied }] : []),
    ...(reporterName && holds(reporterName) ? [{ kind: 'reporter' as const, words: reporterName }] : []),
    ...(place && bare(place.text).length >= 2 && holds(place.text)
      ? [{ kind: 'place' as const, words: place.text }]
      : []),
  ];
}
